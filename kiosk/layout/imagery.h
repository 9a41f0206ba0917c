// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "layout/page_parts.h"

namespace chancery {

// What stands beside or above a column of words: a picture that is shown whole, and the name of who made a picture.
struct Imagery {
    Rect whole;           // nothing where there is no such picture
    SetParagraph credit;  // without lines where nobody is named
    Rect credit_box;      // its lines end at the ending side of this
    [[nodiscard]] bool named() const { return !credit.lines.empty(); }
};

// How the column's page looks below its words. Pixels.
struct Bearings {
    int top = 0;            // the upper edge of the words
    int last_baseline = 0;  // of the line that names the source
    int card_height = 0;    // of codes below a whole picture; 0: there are none
};

// On an upright screen both stand above the words, the credit on the picture's edge. Else a whole picture stands in the
// far margin, its upper edge at the words' or as much higher as what stands below it needs; a credit stands below it, or
// in the picture's far corner, on the source's line.
Imagery set_imagery(const Setting& setting, const SlideGrid& grid, const Bearings& bearings);

void place_credit(Page& page, const Setting& setting, const SlideGrid& grid, const Imagery& imagery);

// The room below a whole picture, beside the column.
Size room_below_whole(const Setting& setting, const SlideGrid& grid);

}  // namespace chancery
