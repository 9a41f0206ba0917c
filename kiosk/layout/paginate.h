// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "edition/edition.h"
#include "layout/paragraph.h"

namespace chancery {

// Running text that shall fill a box.
struct TextRequest {
    const std::vector<Block>* blocks = nullptr;
    std::string_view language;
    TextStyle style;       // px is the largest size that is wanted
    int floor_px = 0;      // the legibility floor: no smaller size is tried, the text gets more pages instead
    int width = 0;         // of the box, px
    int height = 0;
    std::size_t pages = 1;  // it may take so many even where it needs fewer: it is spread over them by its sentences
};

// The part of the text that one page shows.
struct TextPage {
    std::vector<Line> lines;  // runs' x from the left edge of the box, baselines from its top
    int height = 0;           // of what is set, at most the box's
    std::string text;         // exactly what the page shows, paragraphs separated by a line break
};

struct SetText {
    std::vector<TextPage> pages;  // none only where there is no text
    int px = 0;                   // the size that was chosen
    bool right_to_left = false;
    int missing_glyphs = 0;
};

// Sets text in the largest size of a discrete scale, from style.px down to floor_px, at which it fits one page; where
// none does, on as many pages as it takes at the floor, in the largest size that needs no more of them. Pages end with a sentence or a paragraph; only a sentence that
// is longer than a page is cut, at a line. The last page is not left with a lone line.
SetText set_text(Typeface& typeface, const TextRequest& request);

}  // namespace chancery
