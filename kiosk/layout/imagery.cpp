// SPDX-License-Identifier: EUPL-1.2
#include "layout/imagery.h"

#include <algorithm>

namespace chancery {
namespace {

// What the column leaves of the screen's width, within the margin.
Rect beside(const Setting& s, const SlideGrid& grid) {
    const int from = grid.right_to_left ? grid.margin : grid.column.right() + 2 * grid.gap;
    const int to = grid.right_to_left ? grid.column.x - 2 * grid.gap : s.viewport.size.width - grid.margin;
    return {from, grid.column.y, std::max(to - from, 0), grid.column.height};
}

bool is_whole(const Setting& s) { return s.backdrop && s.backdrop->whole; }

// Between a whole picture and its credit.
int below_picture(const SlideGrid& grid) { return grid.gap / 3; }

Imagery above_words_whole(const Setting& s, const SlideGrid& grid, int top) {
    Imagery set;
    set.credit = set_credit(s, grid, grid.column.width);
    const int under = set.named() ? below_picture(grid) + set.credit.height : 0;
    const int room = top - above_words(grid) - grid.margin - under;
    const Size size = whole_within({grid.column.width, room}, *s.backdrop);
    set.whole = {grid.right_to_left ? grid.column.right() - size.width : grid.column.x, grid.margin + std::max(room - size.height, 0) / 2, size.width, size.height};
    // Below a narrow picture it begins where that does, so that no name is broken up.
    const int width = std::max(size.width, std::min(width_of(set.credit.lines), grid.column.width));
    set.credit_box = {grid.right_to_left ? grid.column.right() - width : grid.column.x, set.whole.bottom() + below_picture(grid), width, set.credit.height};
    return set;
}

Imagery beside_words_whole(const Setting& s, const SlideGrid& grid, const Bearings& at) {
    Imagery set;
    const Rect room = beside(s, grid);
    set.credit = set_credit(s, grid, room.width);
    const int under = (set.named() ? below_picture(grid) + set.credit.height : 0) + (at.card_height > 0 ? grid.gap + at.card_height : 0);
    const Size size = whole_within({room.width, room.height - under}, *s.backdrop);
    set.whole = {grid.right_to_left ? room.x : room.right() - size.width, std::min(at.top, room.bottom() - under - size.height), size.width, size.height};
    set.credit_box = {room.x, set.whole.bottom() + below_picture(grid), room.width, set.credit.height};
    return set;
}

}  // namespace

Size room_below_whole(const Setting& s, const SlideGrid& grid) {
    const Rect room = beside(s, grid);
    const Imagery alone = beside_words_whole(s, grid, {room.y, 0, 0});
    return {room.width, room.bottom() - (alone.named() ? alone.credit_box.bottom() : alone.whole.bottom()) - grid.gap};
}

Imagery set_imagery(const Setting& s, const SlideGrid& grid, const Bearings& at) {
    if (is_whole(s)) return grid.at_foot ? above_words_whole(s, grid, at.top) : beside_words_whole(s, grid, at);
    Imagery set;
    if (grid.at_foot) {
        set.credit = set_credit(s, grid, grid.column.width);
        set.credit_box = {grid.column.x, at.top - above_words(grid) - set.credit.height, grid.column.width, set.credit.height};
        return set;
    }
    const Rect room = beside(s, grid);
    set.credit = set_credit(s, grid, room.width);
    const int baseline = set.named() ? set.credit.lines.back().baseline : 0;
    set.credit_box = {room.x, at.last_baseline - baseline, room.width, set.credit.height};
    return set;
}

void place_credit(Page& page, const Setting& s, const SlideGrid& grid, const Imagery& imagery) {
    if (!imagery.named()) return;
    place(page, imagery.credit, imagery.credit_box, ending(grid.right_to_left), {0, 0, s.viewport.size.width, s.viewport.size.height});
    say(page, s.backdrop->credit);
}

}  // namespace chancery
