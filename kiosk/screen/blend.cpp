// SPDX-License-Identifier: EUPL-1.2
#include "screen/blend.h"

#include <algorithm>
#include <cstring>

namespace chancery {

namespace {

// Two octets a lane; what SSE2 and NEON hold, and so every x86-64 and arm64. Longer vectors gained nothing where it was
// measured: the loop waits for memory.
using Lanes = std::uint16_t __attribute__((vector_size(16)));

// Sixteen bits hold every intermediate value, and neighbours are weighted apart, so nothing is unpacked. Spelt out as
// vectors rather than left to the optimizer, which does it at -O3 and not at the -O2 that packages are built with.
void blend_octets(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, unsigned weight) {
    const auto in = static_cast<std::uint16_t>(weight), over = static_cast<std::uint16_t>(256 - weight);
    std::size_t i = 0;
    for (; i + sizeof(Lanes) <= count; i += sizeof(Lanes)) {
        Lanes a, b;
        std::memcpy(&a, from + i, sizeof a);
        std::memcpy(&b, to + i, sizeof b);
        const Lanes low = (a & 0xFF) * over + (b & 0xFF) * in + 128, high = (a >> 8) * over + (b >> 8) * in + 128;
        const Lanes both = low >> 8 | (high & 0xFF00);
        std::memcpy(out + i, &both, sizeof both);
    }
    for (; i < count; ++i) out[i] = static_cast<std::uint8_t>((from[i] * over + to[i] * in + 128) >> 8);
}

}  // namespace

void blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, int weight) {
    const auto* a = reinterpret_cast<const std::uint8_t*>(from);
    const auto* b = reinterpret_cast<const std::uint8_t*>(to);
    auto* result = reinterpret_cast<std::uint8_t*>(out);
    const auto part = static_cast<unsigned>(std::clamp(weight, 0, 256));
    blend_octets(a, b, result, count * 4, part);
}

}  // namespace chancery
