// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "screen/blend.h"

namespace chancery {

// Loops over pixels, two octets a lane, spelt out as vectors rather than left to the optimizer, which does it at -O3 and
// not at the -O2 that packages are built with. Sixteen octets at a time is what SSE2 and NEON hold, and so every x86-64
// and arm64; thirty-two is for AVX2 (screen/wide_loops.cpp).
using Lanes16 = std::uint16_t __attribute__((vector_size(16)));
using Lanes32 = std::uint16_t __attribute__((vector_size(32)));

// The same vector as whole pixels.
template <class Lanes>
struct WordsOf;
template <>
struct WordsOf<Lanes16> {
    using Type = std::uint32_t __attribute__((vector_size(16)));
};
template <>
struct WordsOf<Lanes32> {
    using Type = std::uint32_t __attribute__((vector_size(32)));
};

// The greatest of the mixture's tangents, in 1/256, rounded. Sixteen bits hold it: no tangent exceeds 255. The loop over
// the tangents is unrolled, for they would be read from memory each time.
template <class Lanes, std::size_t... each>
inline void mix(Lanes& a, const Lanes& b, const Mixture& m, std::index_sequence<each...>) {
    const Lanes first = a * m.first_alone, second = b * m.second_alone;
    Lanes most = first > second ? first : second;
    const auto rise = [&](const Mixture::Tangent& tangent) {
        const Lanes along = a * tangent.first + b * tangent.second;
        most = most > along ? most : along;
    };
    (rise(m.both[each]), ...);
    a = most + 128;
}

template <class Lanes>
void blend_octets(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture) {
    constexpr auto each = std::make_index_sequence<Mixture::tangents>();
    const Mixture m = mixture;
    std::size_t i = 0;
    for (; i + sizeof(Lanes) <= count; i += sizeof(Lanes)) {
        Lanes a, b;
        std::memcpy(&a, from + i, sizeof a);
        std::memcpy(&b, to + i, sizeof b);
        Lanes low = a & 0xFF, high = a >> 8;
        mix<Lanes>(low, b & 0xFF, m, each);
        mix<Lanes>(high, b >> 8, m, each);
        const Lanes both = low >> 8 | (high & 0xFF00);
        std::memcpy(out + i, &both, sizeof both);
    }
    if (i == count) return;
    std::uint8_t rest[3][sizeof(Lanes)] = {};
    std::memcpy(rest[0], from + i, count - i);
    std::memcpy(rest[1], to + i, count - i);
    blend_octets<Lanes>(rest[0], rest[1], rest[2], sizeof(Lanes), mixture);
    std::memcpy(out + i, rest[2], count - i);
}

// Whether the machine has AVX2, and the loops for it. Nowhere but on x86-64.
bool has_wide_loops();
void blend_octets_wide(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture);

}  // namespace chancery
