// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/geometry.h"
#include "picture/prepare.h"

namespace chancery {

// Rectangles, from the top and apart from each other, that hold every pixel in which two pages of the same size
// differ: two pages of one statement share most of their picture, and a fade need not touch it.
std::vector<Rect> changed_area(const Pixels& before, const Pixels& after);

}  // namespace chancery
