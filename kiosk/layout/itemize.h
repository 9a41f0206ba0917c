// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.h"
#include "layout/typeface.h"
#include "layout/typographic_text.h"

namespace chancery {

// A stretch of one script, face and direction: what can be shaped in one go. Offsets are units of the text.
struct Item {
    int begin = 0;
    int end = 0;
    std::string script;  // ISO 15924
    FontFace face;
    bool right_to_left = false;
    double scale = 1;    // its size against the em of the text
};

// The script a language is written in ("Arab"), by the tag or by CLDR's likely subtags; "Zyyy" where unknown.
std::string script_of_language(std::string_view language);

// Where each grapheme cluster begins (UAX #29), and the end of the text.
std::vector<int> grapheme_boundaries(const TypographicText& text);

// Cuts the text into items: scripts by UAX #24, with punctuation taken to its neighbours, brackets kept in pairs and the
// scripts of Chinese, Japanese and Korean kept together; faces by grapheme cluster, so that no mark leaves its letter;
// embedding `levels` (UAX #9), one a unit.
std::vector<Item> itemize(const TypographicText& text, const std::vector<int>& graphemes,
                          const std::vector<std::uint8_t>& levels, std::string_view language, const FontStyle& font,
                          const std::vector<Emphasis>* emphasis, Typeface& typeface);

}  // namespace chancery
