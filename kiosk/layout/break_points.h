// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "layout/typographic_text.h"

namespace chancery {

// How good a place for a line to end is. The worse ones are used only where the text would not fit otherwise.
enum class BreakKind : unsigned char {
    none,
    emergency,  // between two grapheme clusters: for scripts that ICU cannot part, and for endless words
    bound,      // UAX #14 would allow it, good typography does not: "3 | May", "A/RES/77/ | 229"
    allowed,
    hyphen,     // after a soft hyphen: a hyphen is drawn
};

struct BreakPoint {
    int at = 0;  // the line would end before this unit
    BreakKind kind = BreakKind::none;
};

// Every place where a line may end, in order, the text's end last; by UAX #14 with the language's dictionary, and our
// filters on top: Korean only at spaces, Japanese by phrases with strict kinsoku (both unless `like_browser`), dashes,
// ranges, document symbols and bound pairs kept together.
std::vector<BreakPoint> break_points(const TypographicText& text, const std::vector<int>& graphemes,
                                     std::string_view language, bool like_browser);

// Where sentences end (UAX #29 with CLDR's abbreviations), as offsets just behind each sentence and its spaces.
std::vector<int> sentence_ends(const TypographicText& text, std::string_view language);

}  // namespace chancery
