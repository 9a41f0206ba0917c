// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include "base/huge_pages.h"

namespace chancery::bench {

#ifdef __x86_64__
#define AS_WIDE_AS_THE_MACHINE __attribute__((target_clones("avx2", "default")))
constexpr std::size_t lane_bytes = 32;
#else
#define AS_WIDE_AS_THE_MACHINE
constexpr std::size_t lane_bytes = 16;
#endif

// The coded values weighed, which is the least that a crossfade can do. `weight` is of the second: 0 to 256.
AS_WIDE_AS_THE_MACHINE inline void plain_blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, int weight) {
    using Lanes = std::uint16_t __attribute__((vector_size(lane_bytes)));
    const auto in = static_cast<std::uint16_t>(weight), over = static_cast<std::uint16_t>(256 - weight);
    for (std::size_t i = 0; i + lane_bytes / 4 <= count; i += lane_bytes / 4) {
        Lanes a, b;
        std::memcpy(&a, from + i, sizeof a);
        std::memcpy(&b, to + i, sizeof b);
        const Lanes low = (a & 0xFF) * over + (b & 0xFF) * in + 128, high = (a >> 8) * over + (b >> 8) * in + 128;
        const Lanes both = low >> 8 | (high & 0xFF00);
        std::memcpy(out + i, &both, sizeof both);
    }
}

inline std::vector<std::uint32_t, HugePages<std::uint32_t>> noise(std::size_t count, unsigned seed) {
    std::minstd_rand random(seed);
    std::vector<std::uint32_t, HugePages<std::uint32_t>> pixels(count);
    for (std::uint32_t& pixel : pixels) pixel = 0xFF000000U | static_cast<std::uint32_t>(random());
    return pixels;
}

}  // namespace chancery::bench
