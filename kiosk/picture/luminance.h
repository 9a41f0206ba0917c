// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"

namespace chancery {

// The relative luminance of WCAG 2.2, of every pixel, and of each cell the value that 99 % of its pixels do not exceed.
LuminanceMap measure_luminance(PixelView pixels);
// Of the cells alone that begin within these rows; several threads may do so for one map.
void measure_luminance(PixelView pixels, Rows rows, LuminanceMap& map);

}  // namespace chancery
