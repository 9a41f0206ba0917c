// SPDX-License-Identifier: EUPL-1.2
#include "screen/ink_spans.h"

#include <algorithm>

namespace chancery {

void InkSpans::find(const Pixels& page, const Underlay& ground) {
    constexpr int step = 16;
    spans_.clear();
    begins_.assign(1, 0);
    for (int y = 0; y < page.size.height; ++y) {
        const Underlay::Row below = ground.row(y);
        const std::uint32_t* const above = row_of(page, below.x, y);
        for (int x = 0; x < below.width; x += step) {
            const int end = std::min(x + step, below.width);
            if (std::equal(below.pixels + x, below.pixels + end, above + x)) continue;
            const bool goes_on = spans_.size() > begins_.back() && spans_.back().end == below.x + x;
            if (goes_on) spans_.back().end = below.x + end;
            else spans_.push_back({below.x + x, below.x + end});
        }
        begins_.push_back(spans_.size());
    }
}

}  // namespace chancery
