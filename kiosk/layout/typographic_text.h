// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// Text as it is set: UTF-16, because that is what ICU reads, and where each unit comes from.
struct TypographicText {
    std::u16string text;
    std::vector<std::uint32_t> source;  // byte offset in the original for each unit, and its length at the end
    [[nodiscard]] int size() const { return static_cast<int>(text.size()); }
};

// Reads UTF-8 (bytes that are none become U+FFFD) and gives it the spaces of good typography in its language: French
// binds its high punctuation and guillemets with a thin or a full no-break space. No word changes. Controls and white
// space that would be drawn as boxes become spaces.
TypographicText typographic(std::string_view utf8, std::string_view language);

// The character at a unit; U+FFFD for half of a pair.
char32_t code_point_at(const std::u16string& text, int at);


// UTF-8 of the units from `begin` to `end`.
std::string to_utf8(const TypographicText& text, int begin, int end);

}  // namespace chancery
