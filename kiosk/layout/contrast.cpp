// SPDX-License-Identifier: EUPL-1.2
#include "layout/contrast.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

double to_linear(double value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double to_srgb(double linear) {
    return 255.0 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055);
}

std::uint8_t mix(std::uint8_t over, int alpha, std::uint8_t under) {
    return static_cast<std::uint8_t>((over * alpha + under * (255 - alpha) + 127) / 255);
}

}  // namespace

double relative_luminance(const Color& color) {
    return 0.2126 * to_linear(color.red) + 0.7152 * to_linear(color.green) + 0.0722 * to_linear(color.blue);
}

Color grey_of_luminance(double luminance) {
    const auto value = static_cast<std::uint8_t>(std::lround(to_srgb(std::clamp(luminance, 0.0, 1.0))));
    return {value, value, value, 255};
}

double contrast_ratio(double luminance_a, double luminance_b) {
    return (std::max(luminance_a, luminance_b) + 0.05) / (std::min(luminance_a, luminance_b) + 0.05);
}

Color blend(const Color& over, int alpha, const Color& under) {
    return {mix(over.red, alpha, under.red), mix(over.green, alpha, under.green), mix(over.blue, alpha, under.blue), 255};
}

}  // namespace chancery
