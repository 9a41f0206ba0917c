// SPDX-License-Identifier: EUPL-1.2
#include "screen/blend.h"

#include <algorithm>
#include <cmath>

#include "screen/lane_loops.h"
#include "screen/neon_blend.h"

namespace chancery {

namespace {

// sRGB's transfer function; values and light are 0 to 1.
double light_of(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }
double slope_at(double value) { return value <= 0.04045 ? 1 / 12.92 : 2.4 / 1.055 * std::pow((value + 0.055) / 1.055, 1.4); }
double value_of(double light) { return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055; }

// A value beside white, between dark and the same: where the error is least.
constexpr double between = 0.35;

std::uint16_t in_256(double part) { return static_cast<std::uint16_t>(std::lround(part * 256)); }

// Where the value of `weight`'s page is `value` and the other page is white. Never more than one together, so that two
// equal values are not made lighter.
Mixture::Tangent tangent_at(double value, double weight) {
    const double mixed = value_of(weight * light_of(value) + (1 - weight));
    const double slope = weight * slope_at(value) / slope_at(mixed);
    const std::uint16_t own = in_256(slope);
    return {own, std::min<std::uint16_t>(in_256(mixed - slope * value), static_cast<std::uint16_t>(256 - own))};
}

}  // namespace

Mixture::Mixture(int weight) {
    const double second = std::clamp(weight, 0, 256) / 256.0, first = 1 - second;
    first_alone = in_256(value_of(first));
    second_alone = in_256(value_of(second));
    const Tangent one = tangent_at(between, first), other = tangent_at(between, second);
    both = {Tangent{in_256(first), in_256(second)}, one, Tangent{other.second, other.first}};
}

bool has_wide_loops() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

void blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, const Mixture& mixture) {
#ifdef __aarch64__
    constexpr auto octets = blend_octets_neon;
#else
    static const auto octets = has_wide_loops() ? blend_octets_wide : blend_octets<Lanes16>;
#endif
    octets(reinterpret_cast<const std::uint8_t*>(from), reinterpret_cast<const std::uint8_t*>(to),
           reinterpret_cast<std::uint8_t*>(out), count * 4, mixture);
}

}  // namespace chancery
