// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// The ground of a page, where its words will stand upon it: of each row one stretch, from the first to the last of them.
// With it the words can come in later than the ground. Keeps its memory from page to page. One thread.
class Underlay {
public:
    struct Row {
        int x = 0;
        int width = 0;  // 0: no words
        const std::uint32_t* pixels = nullptr;
    };

    // From a page on which nothing but the frame's ground is drawn yet.
    void take(const Frame& frame, const Pixels& page);
    void clear() { spans_.clear(); }
    [[nodiscard]] bool empty() const { return spans_.empty(); }
    [[nodiscard]] Row row(int y) const;
    // The ground instead of the words of this page, which is of the same size.
    void lay_into(Pixels& page) const;

private:
    friend class UnderlayFitter;
    struct Span {
        int begin = 0, end = 0;
        std::size_t at = 0;
    };
    void make_room();

    std::vector<Span> spans_;  // a row each
    PixelRows pixels_;
};

// How far the words have come after a part of the fade, 0 to 256: they begin when the new ground is half there, or sooner where
// they need that time, and end with it at the latest. So the old words and the new ones are never both faint: of their
// light, at least half is seen at any moment.
int words_weight(Duration elapsed, Duration fade, Duration reveal);

}  // namespace chancery
