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

// How long a reader takes for this text in this language: 3 s and 1.3 times the silent reading time, from words and
// characters per minute by language (IReST, Trauzettel-Klosinski and Dietz 2012; Brysbaert 2019), 8 to 75 s.
Duration reading_time(std::string_view text, std::string_view language);

// The smallest em, in px, at which body text stays legible. By EN 301 549 5.1.4 a capital spans 0.7 degrees at the
// viewing distance; otherwise 22 minutes of arc (ISO 9241-303). Where the distance or the diagonal is 0, 3.5 % of the
// screen's shorter side: the same letters whether a panel hangs lying or upright.
int legibility_floor(Size screen, double diagonal_inches, double distance_metres, bool en_301_549);

// What a minute of arc spans on the screen at the viewing distance, px; 0 where the distance or the diagonal is.
double arcminute(Size screen, double diagonal_inches, double distance_metres);

}  // namespace chancery
