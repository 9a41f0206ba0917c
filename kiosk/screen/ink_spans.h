// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "picture/prepare.h"
#include "screen/underlay.h"

namespace chancery {

// Where a page differs from what lies below its words: of each row the stretches with ink in them, from the left, rounded to
// a step that suits vectors. Keeps its memory from page to page. One thread.
class InkSpans {
public:
    struct Span {
        int begin, end;
    };
    using Range = std::pair<const Span*, const Span*>;

    // `ground` is that of the page.
    void find(const Pixels& page, const Underlay& ground);
    // Of a row of the page.
    [[nodiscard]] Range of_row(int y) const {
        const auto row = static_cast<std::size_t>(y);
        return {spans_.data() + begins_[row], spans_.data() + begins_[row + 1]};
    }

private:
    std::vector<Span> spans_;
    std::vector<std::size_t> begins_;  // of each row, and the end of the last
};

}  // namespace chancery
