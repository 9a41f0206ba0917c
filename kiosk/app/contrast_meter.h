// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// How well the words of a drawn page stand out from what lies under them (WCAG 2.2 contrast ratios, 1 to 21).
struct Contrast {
    double lowest = 21;           // of any text pixel
    double at_99_percent = 21;    // 99 % of text pixels have at least this
};

// `ground` is the page drawn without its text, `page` with it; a text pixel is one in which they differ. Both have the
// frame's size.
Contrast measure_contrast(const Frame& frame, const Pixels& ground, const Pixels& page);

// The frame without its text.
Frame without_text(Frame frame);

}  // namespace chancery
