// SPDX-License-Identifier: EUPL-1.2
#include "screen/changed_area.h"

#include <algorithm>
#include <cstdint>

namespace chancery {

namespace {

constexpr int band_height = 32;

// The columns in which one row differs; empty where it does not.
Rect changed_row(const Pixels& before, const Pixels& after, int y) {
    const std::uint32_t *const a = row_of(before, 0, y), *const b = row_of(after, 0, y);
    const auto first = std::mismatch(a, a + before.size.width, b).first - a;
    if (first == before.size.width) return {};
    int last = before.size.width;
    while (a[last - 1] == b[last - 1]) --last;
    return {static_cast<int>(first), y, last - static_cast<int>(first), 1};
}

void widen(Rect& area, const Rect& row) {
    if (row.width == 0) return;
    if (area.width == 0) {
        area = row;
        return;
    }
    const int left = std::min(area.x, row.x), right = std::max(area.right(), row.right());
    area = {left, area.y, right - left, row.bottom() - area.y};
}

}  // namespace

std::vector<Rect> changed_area(const Pixels& before, const Pixels& after) {
    std::vector<Rect> areas;
    for (int top = 0; top < before.size.height; top += band_height) {
        Rect band;
        for (int y = top; y < std::min(top + band_height, before.size.height); ++y) widen(band, changed_row(before, after, y));
        if (band.width == 0) continue;
        // Bands of one width are one piece: a whole new page is a single rectangle.
        Rect* above = areas.empty() ? nullptr : &areas.back();
        if (above && above->bottom() == band.y && above->x == band.x && above->width == band.width)
            above->height += band.height;
        else
            areas.push_back(band);
    }
    return areas;
}

}  // namespace chancery
