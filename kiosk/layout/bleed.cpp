// SPDX-License-Identifier: EUPL-1.2
#include "layout/bleed.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

int share(int side, double percent) { return static_cast<int>(std::ceil(side * percent / 100)); }

Rect drawn_out(const Rect& area, const Rect& part, Size screen) {
    const int left = area.x <= 0 ? 0 : area.x + part.x;
    const int top = area.y <= 0 ? 0 : area.y + part.y;
    const int right = area.right() >= part.width ? screen.width : area.right() + part.x;
    const int bottom = area.bottom() >= part.height ? screen.height : area.bottom() + part.y;
    return {left, top, right - left, bottom - top};
}

// The cells of a side that the pixels from `begin` to `end` touch, as the first and the one after the last.
struct Span {
    int first, end;
};
Span cells_under(int begin, int end, int side, int cells) {
    const int first = std::clamp(begin * cells / std::max(side, 1), 0, cells - 1);
    return {first, std::clamp((end * cells + side - 1) / std::max(side, 1), first + 1, cells)};
}

}  // namespace

Rect safe_part(Size screen, const SafeArea& safe) {
    const int left = share(screen.width, safe.left), top = share(screen.height, safe.top);
    return {left, top, screen.width - left - share(screen.width, safe.right), screen.height - top - share(screen.height, safe.bottom)};
}

void bleed(Frame& frame, const Rect& part, Size screen) {
    const auto move = [&](auto& item) {
        if constexpr (requires { item.baseline; }) {
            item.x += part.x;
            item.baseline += part.y;
        } else if constexpr (requires { item.module_px; } || requires { item.name; }) {
            item.area.x += part.x;
            item.area.y += part.y;
        } else {
            item.area = drawn_out(item.area, part, screen);
        }
    };
    for (FrameItem& item : frame.items) std::visit(move, item);
    frame.size = screen;
    if (!frame.drift) return;
    frame.drift->focus_x = (frame.drift->focus_x * part.width + part.x) / screen.width;
    frame.drift->focus_y = (frame.drift->focus_y * part.height + part.y) / screen.height;
}

// Each cell of the part is as light as the lightest of the whole picture's that it touches.
PartOfBackdrop::PartOfBackdrop(const std::optional<Backdrop>& whole, const Rect& part, Size screen) : backdrop_(whole) {
    if (!whole) return;
    for (int row = 0; row < whole->rows; ++row)
        for (int column = 0; column < whole->columns; ++column) {
            const Span x = cells_under(part.x + part.width * column / whole->columns, part.x + part.width * (column + 1) / whole->columns,
                                       screen.width, whole->columns);
            const Span y = cells_under(part.y + part.height * row / whole->rows, part.y + part.height * (row + 1) / whole->rows,
                                       screen.height, whole->rows);
            std::uint8_t lightest = 0;
            for (int j = y.first; j < y.end; ++j)
                for (int i = x.first; i < x.end; ++i) lightest = std::max(lightest, whole->luminance[j * whole->columns + i]);
            cells_.push_back(lightest);
        }
    backdrop_->luminance = cells_.data();
    backdrop_->focus_x = (whole->focus_x * screen.width - part.x) / part.width;
    backdrop_->focus_y = (whole->focus_y * screen.height - part.y) / part.height;
}

}  // namespace chancery
