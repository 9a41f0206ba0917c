// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "base/geometry.h"
#include "layout/compose.h"
#include "layout/theme.h"

namespace chancery {

// Where things stand on a slide: one grid for every kind of content. Pixels.
struct SlideGrid {
    Rect column;          // the column of all text, from the upper to the lower margin
    int rule_height = 0;  // of the accent above the title
    int gap = 0;          // between title and body, and between body and footer
    int title_px = 0;
    int text_px = 0;      // the largest
    int floor_px = 0;     // the smallest for body text
    int label_px = 0;
    int margin = 0;       // between the screen's edge and the words
    int foot_inset = 0;   // of the column's foot, where lines end: kept free for a code
    int foot_height = 0;  // the least
    Size emblem = {};     // stands there, where lines begin; nothing where the theme has none
    Rect footer = {};      // kept free for one below the column, from margin to margin; nothing where there is none
    bool at_foot = false;  // text stands at the foot of its column, below a picture; else in its middle
    bool centred = false;
    bool right_to_left = false;
};

// Where the lowest words end, the footer's or the column's.
inline int words_bottom(const SlideGrid& grid) { return std::max(grid.footer.bottom(), grid.column.bottom()); }

// Whether a screen is set as an upright one: text at the foot, its picture above it. A square leaves no room for two
// columns, and 5:4 just does.
inline bool is_upright(Size screen) { return 4 * screen.width < 5 * screen.height; }

// Beside a picture the text keeps to its side of the screen; without one it takes a wider measure. Tall: on an upright
// screen, more of its height than the picture would like to leave.
SlideGrid slide_grid(const Viewport& viewport, const Theme& theme, bool right_to_left, bool picture, bool tall = false);

// The column over the screen's whole width: from margin to margin, or, below a picture, `share` of the height from the
// foot.
SlideGrid wide_grid(const Viewport& viewport, const Theme& theme, bool right_to_left, std::optional<double> share);

// Keeps room for the theme's emblem at the foot.
void keep_emblem(SlideGrid& grid, Size screen, const Theme& theme);

// What lies under the text: the picture with a scrim that is as strong as the contrast needs, or the theme's art or ground.
// `text` is the area that words will take.
std::vector<FrameItem> slide_ground(const SlideGrid& grid, const Rect& text, Size screen,
                                    const std::optional<Backdrop>& backdrop, const Theme& theme);

// How large a picture that is shown whole can be in this room.
Size whole_within(Size room, const Backdrop& backdrop);

// The theme's ground, and on it the whole of such a picture.
std::vector<FrameItem> ground_with_whole(const Rect& area, Size screen, const Backdrop& backdrop, const Theme& theme);

// Words on a picture, and the veil between them: that of slide_ground() or of foot_veil().
struct VeiledWords {
    enum class Veil { slide, foot };
    Rect area;
    Veil veil = Veil::slide;
};

// How far the picture may drift below the words: as far as the theme says, but never so far that their veils, chosen for
// the picture at rest, would be too weak for what comes to lie below them. Nothing where it must keep still.
std::optional<Drift> drift_below(const std::vector<VeiledWords>& words, Size screen, const std::optional<Backdrop>& backdrop,
                                 const Theme& theme);

// A veil over the foot of a picture for `text` there: as strong as the contrast of its inks needs, solid from `reach`
// above it to the screen's edge, easing out over as much again as is solid.
std::vector<FrameItem> foot_veil(const Rect& text, int reach, Size screen, const Backdrop& backdrop, const Theme& theme);

}  // namespace chancery
