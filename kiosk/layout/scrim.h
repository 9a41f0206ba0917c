// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>

#include "base/geometry.h"
#include "layout/compose.h"

namespace chancery {

// The least alpha (0 to 255) with which `scrim`, laid over the part of the picture that lies under `text_area`, gives
// every one of `inks` a contrast of at least 7:1 (WCAG 2.2, 1.4.6) against the lightest 1 % of each cell's pixels, and
// never less than `least`.
int scrim_alpha(const Backdrop& backdrop, Size screen, const Rect& text_area, const Color& scrim,
                std::initializer_list<Color> inks, int least);

}  // namespace chancery
