// SPDX-License-Identifier: EUPL-1.2
#include "layout/column.h"

#include <algorithm>
#include <optional>

#include "layout/imagery.h"
#include "layout/reading.h"

namespace chancery {
namespace {

// The upper edge of the text block: the same on every page of a statement, so that turning a page moves nothing else.
int block_top(const Column& column) {
    int body = 0;
    for (const TextPage& page : column.body.pages) body = std::max(body, page.height);
    const int room = body_room(column) - body;
    return column.grid.column.y + std::max(column.grid.at_foot ? room : room / 2, 0);
}

// How far into the column lines go from where they begin.
int reach_of(const std::vector<Line>& lines, const SlideGrid& grid) {
    int reach = 0;
    for (const Line& line : lines)
        for (const GlyphRun& run : line.runs)
            reach = std::max(reach, grid.right_to_left ? grid.column.width - run.x : run.x + run.advance);
    return reach;
}

// What the words take from where lines begin, so that a veil beside the picture covers no more of it: the widest line of all
// pages. A page mark and a code at the foot stand where the column ends, and on an upright screen so does the credit.
int words_width(const Column& column) {
    const SlideGrid& grid = column.grid;
    const auto& pages = column.body.pages;
    if (grid.at_foot || pages.size() > 1 || (!column.cards.empty() && !column.cards_beside)) return grid.column.width;
    const int emblem = grid.emblem.width > 0 ? grid.emblem.width + grid.gap : 0;
    int width = emblem + width_of(column.foot.label.lines);
    for (const TextPage& page : pages) width = std::max(width, reach_of(page.lines, grid));
    for (const auto* pieces : {&column.head, &column.tail})
        for (const Piece& piece : *pieces) width = std::max(width, reach_of(piece.words.lines, grid));
    return std::min(width, grid.column.width);
}

// The credit and the footer stand on the picture where the column's own veil does not reach.
std::optional<Rect> words_at_foot(const Setting& s, const SlideGrid& grid, const Imagery& imagery) {
    if (grid.at_foot || !s.backdrop) return std::nullopt;
    if (grid.footer.height <= 0) return imagery.named() ? std::optional(imagery.credit_box) : std::nullopt;
    const int top = imagery.named() ? imagery.credit_box.y : grid.footer.y;
    return Rect{grid.footer.x, top, grid.footer.width, grid.footer.bottom() - top};
}

Frame ground_of(const Setting& s, const Column& column, int top, const Imagery& imagery) {
    const SlideGrid& grid = column.grid;
    const Size size = s.viewport.size;
    if (s.backdrop && s.backdrop->whole) return {size, ground_with_whole(imagery.whole, size, *s.backdrop, s.theme)};
    const int upper = imagery.named() && grid.at_foot ? imagery.credit_box.y : top, width = words_width(column);
    const Rect text{grid.right_to_left ? grid.column.right() - width : grid.column.x, upper, width, words_bottom(grid) - upper};
    std::vector<FrameItem> items = slide_ground(grid, text, size, s.backdrop, s.theme);
    std::vector<VeiledWords> veiled{{text}};
    if (const std::optional<Rect> foot = words_at_foot(s, grid, imagery)) {
        for (FrameItem& item : foot_veil(*foot, grid.gap / 2, size, *s.backdrop, s.theme)) items.push_back(std::move(item));
        veiled.push_back({*foot, VeiledWords::Veil::foot});
    }
    return {size, std::move(items), drift_below(veiled, size, s.backdrop, s.theme)};
}

// Places lines in the column, in its middle where everything is. Lines as they were set keep their indents.
void place_lines(Page& page, const SlideGrid& grid, const std::vector<Line>& lines, int y) {
    const Rect& box = grid.column;
    if (grid.centred) place(page, lines, {box.x, y, box.width, 0}, Side::middle, box);
    else place(page, lines, box.x, y, box);
}

// Returns the lower edge.
int place_piece(Page& page, const SlideGrid& grid, const Piece& piece, int y) {
    place_lines(page, grid, piece.words.lines, y + piece.gap);
    page.missing_glyphs += piece.words.missing_glyphs;
    say(page, piece.text);
    return y + piece.gap + piece.words.height;
}

// At the column's foot; or in the screen's far corner, above the credit that stands there.
void place_codes(Page& page, const Setting& s, const Column& column, const Imagery& imagery) {
    const SlideGrid& grid = column.grid;
    const Rect& box = grid.column;
    int end = grid.right_to_left ? box.x : box.right(), bottom = box.bottom();
    if (column.cards_beside) {
        end = grid.right_to_left ? grid.margin : s.viewport.size.width - grid.margin;
        if (imagery.named() && imagery.whole == Rect{}) bottom = std::min(bottom, imagery.credit_box.y - grid.gap / 2);
    }
    place_code_cards(page, column.cards, grid, end, bottom);
}

Imagery imagery_of(const Setting& s, const Column& column, int top) {
    const int cards = column.cards_beside ? size_of(column.cards, column.grid).height : 0;
    return set_imagery(s, column.grid, {top, foot_baseline(column.grid, column.foot), cards});
}

Page compose_page(const Setting& s, const Column& column, int top, std::size_t number) {
    const SlideGrid& grid = column.grid;
    const TextPage body = column.body.pages.empty() ? TextPage() : column.body.pages[number];
    const Imagery imagery = imagery_of(s, column, top);
    Page page;
    page.frame = ground_of(s, column, top, imagery);
    page.frame.ground = page.frame.items.size();
    page.title = s.content.version.title;
    page.right_to_left = grid.right_to_left;
    place_rule(page, grid, grid.column, top, grid.centred ? Side::middle : beginning(grid.right_to_left), s.theme.accent);
    int y = top + grid.rule_height;
    for (const Piece& piece : column.head) y = place_piece(page, grid, piece, y);
    y += column.body_gap;
    place_lines(page, grid, body.lines, y);
    say(page, body.text);
    y += body.height;
    for (const Piece& piece : column.tail) y = place_piece(page, grid, piece, y);
    page.missing_glyphs += column.body.missing_glyphs;
    page.dwell = reading_time((number == 0 ? column.read_once : "") + body.text, s.content.version.language);
    place_foot(page, s, grid, column.foot, number, column.body.pages.size());
    place_codes(page, s, column, imagery);
    place_credit(page, s, grid, imagery);
    return page;
}

int height_of(const std::vector<Piece>& pieces) {
    int height = 0;
    for (const Piece& piece : pieces) height += piece.gap + piece.words.height;
    return height;
}

}  // namespace

int head_height(const Column& column) { return column.grid.rule_height + height_of(column.head) + column.body_gap; }

int tail_height(const Column& column) { return height_of(column.tail); }

int body_room(const Column& column) {
    const SlideGrid& grid = column.grid;
    const int foot = std::max(column.foot.label.height, grid.foot_height);
    return grid.column.height - head_height(column) - tail_height(column) - foot - grid.gap;
}

Size room_beside(const Setting& s, const SlideGrid& grid) {
    if (s.backdrop && s.backdrop->whole) return grid.at_foot ? Size{} : room_below_whole(s, grid);
    return {s.viewport.size.width - 2 * grid.margin - grid.column.width - 2 * grid.gap, grid.column.height / 2};
}

std::vector<Page> column_pages(const Setting& setting, const Column& column) {
    const int top = block_top(column);
    std::vector<Page> pages;
    for (std::size_t number = 0; number < std::max<std::size_t>(column.body.pages.size(), 1); ++number)
        pages.push_back(compose_page(setting, column, top, number));
    return pages;
}

}  // namespace chancery
