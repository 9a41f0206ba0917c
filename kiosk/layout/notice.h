// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "layout/compose.h"

namespace chancery {

// A word to the technician, in a small box over the page: not a statement, and not of the theme.
struct Notice {
    std::string title;
    std::vector<std::string> lines;
    std::string language = "en";  // of the words
    bool operator==(const Notice&) const = default;
};

// The box in the upper corner where lines of its language end, as wide as its words and at most half of a landscape screen;
// what finds no room in half of the height is left out.
std::vector<FrameItem> set_notice(const Notice& notice, Size screen, Typeface& typeface);

}  // namespace chancery
