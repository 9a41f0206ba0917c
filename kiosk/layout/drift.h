// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/instant.h"

namespace chancery {

// A slow movement of a frame's picture, which is its first item and covers it: the picture grows around a point, and
// the words upon it stand still. At rest, and so on a still, it is as the frame draws it.
struct Drift {
    double focus_x = 0.5;  // the point that keeps its place, as fractions of width and height
    double focus_y = 0.5;
    int zoom = 0;          // how much larger the picture may become, in thousandths
    bool operator==(const Drift&) const = default;
};

enum class DriftEnd { moved, at_rest };

// How large the picture is `elapsed` after the drift began, when it shall take `length`: 1 or a little more. It begins
// and ends without a jerk, and is the slower the more time there is. `at_rest`: it goes half the time and comes back,
// because the same picture stays for the next page.
double drift_scale(const Drift& drift, Duration elapsed, Duration length, DriftEnd end);
// By how much that grows in a second where it is quickest.
double drift_speed(const Drift& drift, Duration length, DriftEnd end);

}  // namespace chancery
