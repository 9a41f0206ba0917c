// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/geometry.h"

namespace chancery {

// Relative luminance of an opaque sRGB colour, 0 (black) to 1 (white): WCAG 2.2, "relative luminance".
double relative_luminance(const Color& color);

// The grey whose relative luminance this is.
Color grey_of_luminance(double luminance);

// (lighter + 0.05) / (darker + 0.05), 1 to 21: WCAG 2.2, "contrast ratio".
double contrast_ratio(double luminance_a, double luminance_b);

// `over` with this alpha (0 to 255) laid over `under`, mixed in sRGB values as the screen does.
Color blend(const Color& over, int alpha, const Color& under);

}  // namespace chancery
