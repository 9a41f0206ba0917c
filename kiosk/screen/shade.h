// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// Lays a colour or a gradient over pixels. Both are computed to 1/65536 and brought to eight bits by an ordered 8 × 8
// dither (Bayer 1973), so that a slow shade over a large screen shows no bands. The highest octet is covered
// as by a colour of 255. `rows` is the part of the item's area
// that is drawn, and lies inside the target.
void shade(const Fill& fill, const Rect& rows, Pixels& target);
void shade(const Gradient& gradient, const Rect& rows, Pixels& target);

}  // namespace chancery
