// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

// Appends one character in UTF-8 (RFC 3629); what is no Unicode scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// How many bytes the character at the front of `text` takes where it takes more than one and is well-formed UTF-8 (RFC
// 3629, 4); else 0. Here and not in the .cpp, because it is asked once for each letter of half the world.
inline std::size_t wide_character_length(std::string_view text) {
    const auto octet = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto tails = [&](std::size_t count) {
        if (text.size() <= count) return false;
        for (std::size_t i = 1; i <= count; ++i)
            if ((octet(i) & 0xC0) != 0x80) return false;
        return true;
    };
    const std::uint8_t first = text.empty() ? 0 : octet(0);
    if (first < 0xC2 || first > 0xF4) return 0;
    if (first < 0xE0) return tails(1) ? 2 : 0;
    if (first < 0xF0) {
        const bool well_formed = tails(2) && (first != 0xE0 || octet(1) >= 0xA0) && (first != 0xED || octet(1) < 0xA0);
        return well_formed ? 3 : 0;
    }
    return tails(3) && (first != 0xF0 || octet(1) >= 0x90) && (first != 0xF4 || octet(1) < 0x90) ? 4 : 0;
}

}  // namespace chancery
