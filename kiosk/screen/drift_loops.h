// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "screen/lane_loops.h"

namespace chancery {

// Keys' cubic in 1/128 (picture/resample.h has the source). Sums of products reach from -18 to 146 times 255, which
// sixteen bits hold once they begin at this many 128ths, and the half that rounds.
constexpr std::uint16_t tap_one = 128;
constexpr std::uint16_t lowest_sum = 36;
constexpr std::uint16_t first_sum = lowest_sum * tap_one + tap_one / 2;

// A whole value again: 0 to 255.
template <class Lanes>
inline void settle(Lanes& sum) {
    const Lanes floor = sum - sum + lowest_sum, ceiling = floor + 255;
    const Lanes value = sum >> 7;
    const Lanes above = value > floor ? value : floor;
    sum = (above < ceiling ? above : ceiling) - floor;
}

// A row of a picture whose pixels lie between those of the source: out[x] is the sum of source[starts[v] + x - first + t]
// times taps[t][x], t = 0 to 4, where v is x's vector and `first` its first pixel. Five taps, because within a vector the
// source may be a pixel late once. Weights are doubled, one for each octet of a pair. The source goes on, with its edges
// repeated, for as many pixels as a vector has; the row is a whole number of vectors.
template <class Lanes>
void resample_row(const std::uint32_t* source, const std::int32_t* starts, const std::uint16_t* const (&taps)[5],
                  std::uint32_t* out, std::size_t count) {
    constexpr std::size_t pixels = sizeof(Lanes) / 4;
    for (std::size_t x = 0; x < count; x += pixels) {
        const std::uint32_t* from = source + *starts++;
        Lanes low = {}, high = {};
        low += first_sum;
        high += first_sum;
        for (const std::uint16_t* weights : taps) {
            Lanes pair, weight;
            std::memcpy(&pair, from++, sizeof pair);
            std::memcpy(&weight, weights + 2 * x, sizeof weight);
            low += (pair & 0xFF) * weight;
            high += (pair >> 8) * weight;
        }
        settle(low);
        settle(high);
        const Lanes both = low | high << 8;
        std::memcpy(out + x, &both, sizeof both);
    }
}

// A row between four rows, with a veil upon it: the veil's light is added to what its alpha, in the highest octet, leaves
// of the row. The highest octet stays the veil's.
template <class Lanes>
void veil_row(const std::uint32_t* const (&rows)[4], const std::uint16_t (&weights)[4], const std::uint32_t* veil,
              std::uint32_t* out, std::size_t count) {
    constexpr std::size_t pixels = sizeof(Lanes) / 4;
    using Words = typename WordsOf<Lanes>::Type;
    for (std::size_t x = 0; x < count; x += pixels) {
        Lanes low = {}, high = {};
        low += first_sum;
        high += first_sum;
        for (std::size_t tap = 0; tap < 4; ++tap) {
            Lanes pair;
            std::memcpy(&pair, rows[tap] + x, sizeof pair);
            low += (pair & 0xFF) * weights[tap];
            high += (pair >> 8) * weights[tap];
        }
        settle(low);
        settle(high);
        Words over;
        std::memcpy(&over, veil + x, sizeof over);
        const Words left = 255 - (over >> 24), kept = left + (left >> 7);  // 0 to 256
        const Lanes keep = reinterpret_cast<Lanes>(kept | kept << 16), light = reinterpret_cast<Lanes>(over);
        const Lanes lower = (low * keep >> 8) + (light & 0xFF), upper = (high * keep >> 8) + (light >> 8);
        const Lanes below = lower < 255 ? lower : lower - lower + 255, above = upper < 255 ? upper : upper - upper + 255;
        const Words all = reinterpret_cast<Words>(below | above << 8);
        const Words both = (all & 0xFFFFFFU) | (over & 0xFF000000U);
        std::memcpy(out + x, &both, sizeof both);
    }
}

// For AVX2 (has_wide_loops()).
void resample_row_wide(const std::uint32_t* source, const std::int32_t* starts, const std::uint16_t* const (&taps)[5],
                       std::uint32_t* out, std::size_t count);
void veil_row_wide(const std::uint32_t* const (&rows)[4], const std::uint16_t (&weights)[4], const std::uint32_t* veil,
                   std::uint32_t* out, std::size_t count);

}  // namespace chancery
