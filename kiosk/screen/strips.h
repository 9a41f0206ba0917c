// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cmath>

#include "layout/frame.h"
#include "screen/glass.h"
#include "screen/pace.h"

namespace chancery {

// The rows of a drifting picture that a frame draws anew. A slow drift moves by a small part of a pixel from frame to
// frame, so a frame draws one strip and leaves the others, each for a frame or a few: no pixel is ever further than an
// eighth of a pixel from its place. On a screen of 55 inches, seen from four metres, that is 4 seconds of arc, and the
// eye tells lines apart that are broken by 5 or more (vernier acuity; Westheimer 1975). What moves faster is drawn whole.
class Strips {
public:
    // `speed` is the most that the picture grows in a second.
    Strips(Size page, const Drift& drift, double speed) : height_(page.height) {
        const double across = page.width * std::max(drift.focus_x, 1 - drift.focus_x), down = page.height * std::max(drift.focus_y, 1 - drift.focus_y);
        const double a_frame = speed * std::hypot(across, down) / frames_a_second;
        count_ = std::clamp(static_cast<int>(furthest_off / std::max(a_frame, furthest_off / most)), 1, most);
    }

    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] Rows all() const { return {0, height_}; }
    // The one whose turn it is.
    Rows next() {
        const int strip = next_;
        next_ = (next_ + 1) % count_;
        return {height_ * strip / count_, height_ * (strip + 1) / count_};
    }

private:
    static constexpr int most = 4;
    static constexpr double furthest_off = 1.0 / 8;

    int height_, count_ = 1, next_ = 0;
};

}  // namespace chancery
