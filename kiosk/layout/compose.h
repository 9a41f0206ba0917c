// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "edition/edition.h"
#include "layout/footer.h"
#include "layout/frame.h"
#include "layout/reading.h"
#include "layout/theme.h"
#include "layout/typeface.h"

namespace chancery {

// How much of each side words and whole pictures keep clear of, in percent of the width (left, right) or of the height (top,
// bottom), 0 to 20: of what an overscanning television cuts off, or a frame covers. Grounds go on to the edge.
struct SafeArea {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const SafeArea&) const = default;
};

// What is known of the screen that is composed for.
struct Viewport {
    Size size;
    Viewing viewing = {};
    std::string time_zone;  // IANA name; dates are the day it was there
    bool qr_codes = true;   // to the whole text, where there is room
    SafeArea safe = {};
    FooterPlan footer = {};
    Size whole = {};  // the screen that it is the safe part of; nothing: it is the screen
};

inline Size screen_of(const Viewport& viewport) { return viewport.whole == Size{} ? viewport.size : viewport.whole; }

// A picture that is ready: how light it is where text would stand (32 × 18 cells, 0 to 255, see picture/prepare.h).
struct Backdrop {
    Digest original;
    const std::uint8_t* luminance = nullptr;  // columns × rows cells, row by row
    int columns = 0;
    int rows = 0;
    std::string credit = {};                  // who made it: shown wherever the picture is
    double focus_x = 0.5;                     // where its subject is, as fractions
    double focus_y = 0.5;
    bool still = false;                       // it must not move
    // Where it stands in the prepared one, px, when it must be shown whole and does not fill the screen: then words stand
    // beside it, not upon it. Nothing otherwise.
    std::optional<Rect> whole = {};
};

// A statement in one of its languages, or in two of them on one screen: then the first stands where reading begins.
struct Content {
    const Statement& statement;
    const Version& version;
    const Version* beside = nullptr;
};

// One page of a statement, ready to be drawn, and what is said of it in render.json.
struct Page {
    Frame frame;
    std::string title;
    std::string text;         // exactly what the page shows, in reading order; of two languages, one after the other
    bool right_to_left = false;
    int lines = 0;
    int min_text_px = 0;
    int missing_glyphs = 0;
    bool clipped = false;     // something stands outside its box: never true, but measured
    std::vector<std::string> links;  // where its codes lead
    std::optional<FooterPlace> footer;  // what was kept free for one, where there shall be one
    Duration dwell{};         // reading time; of two languages the longer, since each reader reads one
};

// How long a picture stays that has no words, or few.
inline constexpr Duration picture_dwell{12'000};

// Sets a statement by what there is of it: its words, over its picture where it has one; two languages side by side;
// or, where it has neither title nor text, the picture alone with its summary as the caption. At least one page, whatever the
// input. Any thread with its own Typeface.
std::vector<Page> compose(const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme,
                          const Viewport& viewport, Typeface& typeface);

}  // namespace chancery
