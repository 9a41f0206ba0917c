// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "layout/frame.h"
#include "layout/typeface.h"

// A slim footer, below everything else that is said: clocks, the next event, and which page of how many this is.
namespace chancery {

// What pages keep free for it.
struct FooterPlan {
    int lines = 0;      // of words, 0 to 2
    bool dots = false;  // one a page, instead of the page mark
    [[nodiscard]] bool any() const { return lines > 0 || dots; }
    bool operator==(const FooterPlan&) const = default;
};

// Where its words go on one page, in the page's language.
struct FooterPlace {
    Rect area;
    int lines = 0;
    int px = 0;
    int kept = 0;  // px of the lowest line, where lines end: the dots stand there
    Color ink;
    std::string language;
    FontStyle font = {};
    bool operator==(const FooterPlace&) const = default;
};

struct FooterWords {
    std::vector<std::string> clocks;  // "Brussels 14:05"
    std::string event;                // above them
    bool operator==(const FooterWords&) const = default;
};

// As many clocks as there is room for on one line, and the event on another, cut off between two words if need be.
Footing set_footer(const FooterPlace& place, const FooterWords& words, Typeface& typeface);

}  // namespace chancery
