// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "screen/lane_loops.h"

namespace chancery {

// A row of colours, ready to be laid over pixels: of each pixel what is kept of what was there, and what is added, in
// 1/65536; and the dither of eight pixels, which is repeated.
struct Washes {
    const std::uint32_t *keep, *red, *green, *blue, *dither;
};
constexpr std::size_t dithered_pixels = 8;

// Lays a row of colours over pixels; a whole number of eight. The highest octet says how much lies upon the picture, rounded
// up: what is covered once stays covered.
template <class Lanes>
void lay_washes(const Washes& washes, std::uint32_t* pixels, std::size_t count) {
    using Words = typename WordsOf<Lanes>::Type;
    const auto at = [](const std::uint32_t* from) {
        Words words;
        std::memcpy(&words, from, sizeof words);
        return words;
    };
    constexpr std::size_t together = sizeof(Words) / 4;
    for (std::size_t x = 0; x < count; x += together) {
        const Words under = at(pixels + x), keep = at(washes.keep + x), threshold = at(washes.dither + x % dithered_pixels);
        const Words red = ((under >> 16 & 0xFF) * keep + at(washes.red + x) + threshold) >> 16;
        const Words green = ((under >> 8 & 0xFF) * keep + at(washes.green + x) + threshold) >> 16;
        const Words blue = ((under & 0xFF) * keep + at(washes.blue + x) + threshold) >> 16;
        const Words upon = 255 - ((255 - (under >> 24)) * keep >> 16);
        const Words laid = upon << 24 | red << 16 | green << 8 | blue;
        std::memcpy(pixels + x, &laid, sizeof laid);
    }
}

// For AVX2 (has_wide_loops()).
void lay_washes_wide(const Washes& washes, std::uint32_t* pixels, std::size_t count);

}  // namespace chancery
