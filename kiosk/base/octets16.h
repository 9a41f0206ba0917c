// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace chancery {

// Sixteen octets of text looked at in one go, as every x86-64 and arm64 can. A comparison of them gives Marks: all bits of
// an octet where it holds, none where it does not.
using Octets16 = std::uint8_t __attribute__((vector_size(16)));
using Marks16 = std::int8_t __attribute__((vector_size(16)));
using Chars16 = char __attribute__((vector_size(16)));

inline Octets16 sixteen_at(const char* text) {
    Octets16 octets;
    std::memcpy(&octets, text, sizeof octets);
    return octets;
}

// Below 0x20, or part of a character of more than one octet: as numbers with a sign the latter are below zero.
inline Marks16 control_or_wide(Octets16 octets) { return reinterpret_cast<Marks16>(octets) < 0x20; }

// How many octets stand before the first marked one: 0 to 16.
inline std::size_t before_first(Marks16 marks) {
#ifdef __SSE2__
    return static_cast<std::size_t>(std::countr_zero(0x10000U | static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars16>(marks)))));
#else
    std::uint64_t halves[2];
    std::memcpy(halves, &marks, sizeof halves);
    const auto unmarked = [](std::uint64_t half) {
        return static_cast<std::size_t>(std::endian::native == std::endian::little ? std::countr_zero(half) : std::countl_zero(half)) / 8;
    };
    return halves[0] != 0 ? unmarked(halves[0]) : 8 + unmarked(halves[1]);
#endif
}

inline bool any(Marks16 marks) { return before_first(marks) < 16; }

}  // namespace chancery
