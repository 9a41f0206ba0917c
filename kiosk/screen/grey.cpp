// SPDX-License-Identifier: EUPL-1.2
#include "screen/grey.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace chancery {
namespace {

// Linear light in whole steps of 1/65536, fine enough that even neighbouring dark greys stay apart.
constexpr unsigned steps = 1U << 16;

// sRGB's transfer function (IEC 61966-2-1); `value` is 0 to 255.
double linear(double value) {
    const double v = value / 255;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

using Weighted = std::array<std::uint32_t, 256>;

// What a channel's value adds to the luminance.
Weighted weighted(double weight) {
    Weighted table{};
    for (int value = 0; value < 256; ++value)
        table[static_cast<std::size_t>(value)] = static_cast<std::uint32_t>(std::lround(weight * linear(value) * (steps - 1)));
    return table;
}

// The nearest grey of each luminance. The three roundings may add up to a little more than all.
std::vector<std::uint8_t> greys() {
    std::vector<std::uint8_t> table(steps + 3, 255);
    std::size_t step = 0;
    for (int grey = 0; grey < 255; ++grey)
        for (const double end = linear(grey + 0.5) * (steps - 1); static_cast<double>(step) <= end; ++step)
            table[step] = static_cast<std::uint8_t>(grey);
    return table;
}

}  // namespace

Pixels in_grey(Pixels picture) {
    const Weighted red = weighted(0.2126), green = weighted(0.7152), blue = weighted(0.0722);
    const std::vector<std::uint8_t> grey = greys();
    for (std::uint32_t& pixel : picture.rows) {
        const std::uint32_t value = grey[red[pixel >> 16 & 255] + green[pixel >> 8 & 255] + blue[pixel & 255]];
        pixel = 0xFF000000U | value * 0x010101U;
    }
    return picture;
}

}  // namespace chancery
