// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.h"
#include "layout/frame.h"
#include "layout/typeface.h"

namespace chancery {

struct TextStyle {
    FontStyle font;
    int px = 40;   // the em for Latin; a script's own factor is applied on top
    Color color;
};

// How lines are broken.
enum class Breaking {
    greedy,   // as many words a line as fit, as a browser does
    optimal,  // the least ragged paragraph, no one-word last line
    balanced  // lines as equal as can be: titles
};

struct ParagraphRequest {
    std::string_view text;                    // UTF-8, one typographic paragraph
    const std::vector<Emphasis>* emphasis = nullptr;
    std::string_view language;                // BCP 47; gives the paragraph's direction, breaks and forms
    TextStyle style;
    int width = 0;                            // px
    Breaking breaking = Breaking::optimal;
};

struct Line {
    std::vector<GlyphRun> runs;  // x from the left edge of the paragraph's box, baseline from its top
    std::size_t begin = 0;       // bytes of the paragraph's text
    std::size_t end = 0;
    int baseline = 0;
    double width = 0;            // advance without trailing spaces
    int hang = 0;                // px by which its first sign stands out of the box: the empty half of a bracket such as 「
};

// A paragraph set at one width: every line aligned to the side where its language begins.
struct SetParagraph {
    std::vector<Line> lines;
    int height = 0;       // of all lines with their leading
    int line_height = 0;  // of a usual line; some may be opened wider where ink would touch
    bool right_to_left = false;
    bool cuts_words = false;  // a word is wider than the box and had to be cut: a smaller size would look better
    int missing_glyphs = 0;
};

SetParagraph set_paragraph(Typeface& typeface, const ParagraphRequest& request);

// Whether the language is written from right to left (its likely script's direction, CLDR).
bool is_right_to_left(std::string_view language);

}  // namespace chancery
