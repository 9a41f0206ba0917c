// SPDX-License-Identifier: EUPL-1.2
#include "layout/column.h"

#include <algorithm>

namespace chancery {
namespace {

// The upper edge of the text block: the same on every page of a statement, so that turning a page moves nothing else.
int block_top(const Column& column) {
    int body = 0;
    for (const TextPage& page : column.body.pages) body = std::max(body, page.height);
    const int room = body_room(column) - body;
    return column.grid.column.y + std::max(column.grid.at_foot ? room : room / 2, 0);
}

// The picture's credit: above the text where that stands at the foot, else in the far corner of the picture.
struct Credit {
    SetParagraph words;
    Rect box;
};

Credit make_credit(const Setting& s, const SlideGrid& grid, int top) {
    Credit credit;
    const Size screen = s.viewport.size;
    if (grid.at_foot) {
        credit.words = set_credit(s, grid, grid.column.width);
        credit.box = {grid.column.x, top - above_words(grid) - credit.words.height, grid.column.width, credit.words.height};
        return credit;
    }
    const int edge = grid.right_to_left ? screen.width - grid.column.x : grid.column.right();
    const int width = screen.width - edge - 3 * grid.gap - grid.margin / 2;
    credit.words = set_credit(s, grid, width);
    const int x = grid.right_to_left ? grid.margin / 2 : screen.width - grid.margin / 2 - width;
    credit.box = {x, screen.height - grid.margin / 2 - credit.words.height, width, credit.words.height};
    return credit;
}

// What the words and the credit leave of the screen to a picture that is shown whole.
Rect room_for_whole(const Setting& s, const SlideGrid& grid, int top, const Credit& credit) {
    const Size screen = s.viewport.size;
    const bool named = !credit.words.lines.empty();
    if (grid.at_foot) return {grid.margin, grid.margin, screen.width - 2 * grid.margin, (named ? credit.box.y : top) - grid.gap - grid.margin};
    const int from = grid.right_to_left ? grid.margin : grid.column.right() + 2 * grid.gap;
    const int to = grid.right_to_left ? grid.column.x - 2 * grid.gap : screen.width - grid.margin;
    const int bottom = named ? std::min(credit.box.y - grid.gap / 2, screen.height - grid.margin) : screen.height - grid.margin;
    return {from, grid.margin, to - from, bottom - grid.margin};
}

Frame ground_of(const Setting& s, const SlideGrid& grid, int top, const Credit& credit) {
    const bool named = !credit.words.lines.empty();
    const int upper = named && grid.at_foot ? credit.box.y : top;
    const Rect text{grid.column.x, upper, grid.column.width, words_bottom(grid) - upper};
    const Size size = s.viewport.size;
    if (s.backdrop && s.backdrop->whole) return {size, ground_with_whole(room_for_whole(s, grid, top, credit), size, *s.backdrop, s.theme)};
    std::vector<FrameItem> items = slide_ground(grid, text, size, s.backdrop, s.theme);
    if (!named || grid.at_foot) return {size, std::move(items), drift_below({VeiledWords{text}}, size, s.backdrop, s.theme)};
    for (FrameItem& item : foot_veil(credit.box, grid.gap / 2, size, *s.backdrop, s.theme)) items.push_back(std::move(item));
    const VeiledWords name{credit.box, VeiledWords::Veil::foot};
    return {size, std::move(items), drift_below({VeiledWords{text}, name}, size, s.backdrop, s.theme)};
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

// At the column's foot; or in the screen's far corner, above the picture's credit.
void place_codes(Page& page, const Setting& s, const Column& column, const Credit& credit) {
    const SlideGrid& grid = column.grid;
    const Rect& box = grid.column;
    int end = grid.right_to_left ? box.x : box.right(), bottom = box.bottom();
    if (column.cards_beside) {
        end = grid.right_to_left ? grid.margin : s.viewport.size.width - grid.margin;
        if (!credit.words.lines.empty()) bottom = std::min(bottom, credit.box.y - grid.gap / 2);
    }
    place_code_cards(page, column.cards, grid, end, bottom);
}

Page compose_page(const Setting& s, const Column& column, int top, std::size_t number) {
    const SlideGrid& grid = column.grid;
    const TextPage body = column.body.pages.empty() ? TextPage() : column.body.pages[number];
    const Credit credit = make_credit(s, grid, top);
    Page page;
    page.frame = ground_of(s, grid, top, credit);
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
    place_codes(page, s, column, credit);
    if (credit.words.lines.empty()) return page;
    place(page, credit.words, credit.box, ending(grid.right_to_left), {0, 0, s.viewport.size.width, s.viewport.size.height});
    say(page, s.backdrop->credit);
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
