// SPDX-License-Identifier: EUPL-1.2
#pragma once

#ifdef __aarch64__

#include <arm_neon.h>

#include <algorithm>
#include <utility>

#include "screen/lane_loops.h"

namespace chancery {

// A mixture's weights, each in every octet of a vector.
struct NeonWeights {
    uint8x8_t first_alone, second_alone, first[Mixture::tangents], second[Mixture::tangents];

    explicit NeonWeights(const Mixture& m) : first_alone(in_all(m.first_alone)), second_alone(in_all(m.second_alone)) {
        for (std::size_t i = 0; i < Mixture::tangents; ++i) first[i] = in_all(m.both[i].first), second[i] = in_all(m.both[i].second);
    }
    static uint8x8_t in_all(std::uint16_t weight) { return vdup_n_u8(static_cast<std::uint8_t>(weight)); }

    // 256, the whole of a page, is no octet.
    static bool can_hold(const Mixture& m) {
        const auto is_octet = [](const Mixture::Tangent& tangent) { return std::max(tangent.first, tangent.second) < 256; };
        return is_octet({m.first_alone, m.second_alone}) && std::all_of(m.both.begin(), m.both.end(), is_octet);
    }
};

// mix() of octets as they are: NEON multiplies them into sixteen bits, and adds while it does so.
template <std::size_t... each>
inline uint8x8_t mix(uint8x8_t a, uint8x8_t b, const NeonWeights& w, std::index_sequence<each...>) {
    uint16x8_t most = vmaxq_u16(vmull_u8(a, w.first_alone), vmull_u8(b, w.second_alone));
    ((most = vmaxq_u16(most, vmlal_u8(vmull_u8(a, w.first[each]), b, w.second[each]))), ...);
    return vrshrn_n_u16(most, 8);
}

// Read and written at once, since two neighbours then take one instruction.
template <std::size_t... eight>
[[gnu::always_inline]] inline void mix_32(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, const NeonWeights& w, std::index_sequence<eight...>) {
    constexpr std::make_index_sequence<Mixture::tangents> each;
    const uint8x8_t a[] = {vld1_u8(from + 8 * eight)...}, b[] = {vld1_u8(to + 8 * eight)...};
    const uint8x8_t mixed[] = {mix(a[eight], b[eight], w, each)...};
    (vst1_u8(out + 8 * eight, mixed[eight]), ...);
}

inline void blend_octets_neon(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture) {
    std::size_t i = 0;
    if (NeonWeights::can_hold(mixture)) {
        const NeonWeights w(mixture);
        for (; i + 128 <= count; i += 128)
#pragma GCC unroll 4
            for (std::size_t at = i; at < i + 128; at += 32) mix_32(from + at, to + at, out + at, w, std::make_index_sequence<4>());
    }
    blend_octets<Lanes16>(from + i, to + i, out + i, count - i, mixture);
}

}  // namespace chancery

#endif
