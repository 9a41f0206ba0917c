// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <limits>

#include "layout/code_card.h"
#include "layout/imagery.h"
#include "layout/reading.h"

namespace chancery {
namespace {

// The shares of the screen's height, from the foot, that two languages may take from a picture.
constexpr std::array landscape_shares{0.64, 0.8}, upright_shares{0.72, 0.86};
// One of two texts above each other takes no less of their room than this.
constexpr double least_part = 0.35;
// Titles stand in half the room, and are no louder than that.
constexpr double title_scale = 0.8;

// One of the two languages: as large as the other, so that neither looks like the more important.
struct Half {
    const Version* version = nullptr;
    bool right_to_left = false;
    Rect column;                // the room it may take
    std::optional<Title> title;
    std::vector<Block> blocks;  // what body was set from
    int head = 0;               // px from the block's top to its body
    SetText body;
    [[nodiscard]] int height() const;
    // The page that stands beside the other language's: a text that ended earlier stays.
    [[nodiscard]] const TextPage& page(std::size_t number) const { return body.pages[std::min(number, body.pages.size() - 1)]; }
};

int Half::height() const {
    int tallest = 0;
    for (const TextPage& part : body.pages) tallest = std::max(tallest, part.height);
    return head + tallest;
}

struct Pair {
    SlideGrid grid;
    bool stacked = false;  // one above the other
    Foot foot;
    std::vector<CodeCard> cards;  // at the foot, where lines end
    std::array<Half, 2> halves;
    std::size_t pages = 1;
    int px = 0;
};

int foot_height(const Pair& pair) { return std::max(pair.foot.label.height, pair.grid.foot_height); }

int title_height(const Half& half) { return half.title ? half.title->words.height : 0; }

// Both titles in the smaller of the sizes that fit.
void set_titles(const Setting& s, Pair& pair) {
    const auto set = [&](Half& half, int px) { half.title = set_title(s, pair.grid, *half.version, half.column.width, px); };
    auto& [first, second] = pair.halves;
    const int largest = std::max(static_cast<int>(pair.grid.title_px * title_scale), pair.grid.text_px);
    for (Half& half : pair.halves) set(half, largest);
    if (first.title && second.title && first.title->px != second.title->px) {
        Half& larger = first.title->px > second.title->px ? first : second;
        set(larger, std::min(first.title->px, second.title->px));
    }
    for (Half& half : pair.halves) {
        // Beside each other, the texts begin on one line.
        const int height = pair.stacked ? title_height(half) : std::max(title_height(first), title_height(second));
        half.head = pair.grid.rule_height + pair.grid.gap + (height > 0 ? height + (pair.stacked ? pair.grid.gap / 2 : pair.grid.gap) : 0);
    }
}

SetText set_body(const Setting& s, const Half& half, int largest, int smallest, std::size_t pages) {
    TextRequest request;
    request.blocks = &half.blocks;
    request.language = half.version->language;
    request.style = {text_font(s.theme), largest, s.theme.text};
    request.floor_px = smallest;
    request.width = half.column.width;
    request.height = half.column.height - half.head;
    request.pages = pages;
    return set_text(s.typeface, request);
}

// Both in the largest size in which neither needs more pages than the longer one must have, spread over as many.
void set_bodies(const Setting& s, Pair& pair) {
    const SlideGrid& grid = pair.grid;
    for (Half& half : pair.halves) {
        half.body = set_body(s, half, grid.text_px, grid.floor_px, 1);
        pair.pages = std::max(pair.pages, half.body.pages.size());
    }
    pair.px = grid.text_px;
    for (Half& half : pair.halves) {
        if (half.body.pages.size() < pair.pages) half.body = set_body(s, half, grid.text_px, grid.floor_px, pair.pages);
        if (!half.body.pages.empty()) pair.px = std::min(pair.px, half.body.px);
    }
    for (Half& half : pair.halves) {
        if (half.body.px != pair.px) half.body = set_body(s, half, pair.px, pair.px, pair.pages);
        if (half.body.pages.empty()) half.body.pages.emplace_back();
        pair.pages = std::max(pair.pages, half.body.pages.size());
    }
}

int between(const Pair& pair) { return pair.grid.gap * (pair.stacked ? 2 : 3); }

// Side by side, or both as wide as the screen.
void place_columns(Pair& pair, const Rect& room) {
    for (Half& half : pair.halves) half.column = room;
    if (pair.stacked) return;
    auto& [first, second] = pair.halves;
    first.column.width = second.column.width = (room.width - between(pair)) / 2;
    (pair.grid.right_to_left ? first : second).column.x = room.right() - first.column.width;
}

// Above each other, each text has room as it needs: languages differ in length, and scripts in height.
void share_height(const Setting& s, Pair& pair, int height) {
    auto& [first, second] = pair.halves;
    const auto needed = [&](Half& half) {
        half.column.height = std::numeric_limits<int>::max() / 4;
        const SetText whole = set_body(s, half, pair.grid.floor_px, pair.grid.floor_px, 1);
        return half.head + (whole.pages.empty() ? 0 : whole.pages.front().height);
    };
    const double a = needed(first), b = needed(second);
    const int room = height - between(pair);
    first.column.height = static_cast<int>(room * std::clamp(a / std::max(a + b, 1.0), least_part, 1 - least_part));
    second.column.height = room - first.column.height;
}

// A title that is a text goes before the time and place, as one that stands alone does.
std::vector<Block> text_of(const Setting& s, const Half& half) {
    std::vector<Block> blocks = running_text(*half.version, half.title.has_value());
    const std::vector<Block> occasion = occasion_of(s, *half.version);
    const bool title_first = !half.title && !half.version->title.empty();
    blocks.insert(blocks.begin() + (title_first ? 1 : 0), occasion.begin(), occasion.end());
    return blocks;
}

// A picture that is shown whole needs the room that the larger share would leave it.
std::vector<double> shares_for(const Setting& s) {
    const auto& shares = is_upright(s.viewport.size) ? upright_shares : landscape_shares;
    return {shares.begin(), s.backdrop->whole ? shares.begin() + 1 : shares.end()};
}

// Below a picture, in this share of the screen.
Pair set_pair(const Setting& s, std::optional<double> share, std::vector<CodeCard> cards = {}) {
    Pair pair;
    pair.stacked = is_upright(s.viewport.size);
    pair.grid = wide_grid(s.viewport, s.theme, s.right_to_left(), share);
    keep_emblem(pair.grid, s.viewport.size, s.theme);
    pair.cards = std::move(cards);
    if (!pair.cards.empty()) {
        const Size size = size_of(pair.cards, pair.grid);
        pair.grid.foot_inset = size.width + pair.grid.gap;
        pair.grid.foot_height = std::max(pair.grid.foot_height, size.height);
    }
    pair.foot = set_foot(s, pair.grid);
    pair.halves[0].version = &s.content.version;
    pair.halves[1].version = s.content.beside;
    Rect room = pair.grid.column;
    room.height -= foot_height(pair) + pair.grid.gap;
    place_columns(pair, room);
    set_titles(s, pair);
    for (Half& half : pair.halves) {
        half.right_to_left = is_right_to_left(half.version->language);
        half.blocks = text_of(s, half);
    }
    if (pair.stacked) share_height(s, pair, room.height);
    set_bodies(s, pair);
    return pair;
}

// Moves the columns, of which each has more room than it may need, together to where they stand on every page. Returns
// the upper edge of all.
int settle(Pair& pair) {
    auto& [first, second] = pair.halves;
    const int used = pair.stacked ? first.height() + between(pair) + second.height() : std::max(first.height(), second.height());
    const int room = pair.grid.column.height - foot_height(pair) - pair.grid.gap - used;
    const int top = pair.grid.column.y + std::max(pair.grid.at_foot ? room : room / 2, 0);
    first.column.y = top;
    second.column.y = pair.stacked ? top + first.height() + between(pair) : top;
    for (Half& half : pair.halves) half.column.height = half.height();
    return top;
}

void place_half(Page& page, const Setting& s, const SlideGrid& grid, const Half& half, std::size_t number) {
    const Rect& column = half.column;
    place_rule(page, grid, column, column.y, beginning(half.right_to_left), s.theme.accent);
    if (half.title) {
        place(page, half.title->words, column.x, column.y + grid.rule_height + grid.gap, column);
        say(page, half.version->title);
    }
    const TextPage& part = half.page(number);
    place(page, part.lines, column.x, column.y + half.head, column);
    say(page, part.text);
    page.missing_glyphs += half.body.missing_glyphs;
    const std::string read = (half.title && number == 0 ? half.version->title + "\n" : "") + part.text;
    page.dwell = std::max(page.dwell, reading_time(read, half.version->language));
}

Frame ground_of(const Setting& s, const SlideGrid& grid, const Rect& text, const Imagery& imagery) {
    const Size screen = s.viewport.size;
    if (s.backdrop && s.backdrop->whole) return {screen, ground_with_whole(imagery.whole, screen, *s.backdrop, s.theme)};
    return {screen, slide_ground(grid, text, screen, s.backdrop, s.theme), drift_below({VeiledWords{text}}, screen, s.backdrop, s.theme)};
}

Page compose_page(const Setting& s, const Pair& pair, int top, std::size_t number) {
    const SlideGrid& grid = pair.grid;
    const Imagery imagery = set_imagery(s, grid, {top, 0, 0});
    const int upper = imagery.named() ? imagery.credit_box.y : top;
    const Rect text{grid.column.x, upper, grid.column.width, words_bottom(grid) - upper};
    Page page;
    page.frame = ground_of(s, grid, text, imagery);
    page.frame.ground = page.frame.items.size();
    page.title = s.content.version.title;
    page.right_to_left = grid.right_to_left;
    for (const Half& half : pair.halves) place_half(page, s, grid, half, number);
    place_foot(page, s, grid, pair.foot, number, pair.pages);
    place_code_cards(page, pair.cards, grid, grid.right_to_left ? grid.column.x : grid.column.right(), grid.column.bottom());
    place_credit(page, s, grid, imagery);
    return page;
}

std::vector<Page> compose_pages(const Setting& s, Pair pair) {
    const int top = settle(pair);
    std::vector<Page> pages;
    for (std::size_t number = 0; number < pair.pages; ++number) pages.push_back(compose_page(s, pair, top, number));
    return pages;
}

// Codes stay where they cost no page, smaller where the names beside them would become a narrow pile of lines, or at the
// smallest if need be.
Pair with_codes(const Setting& s, std::optional<double> share, Pair bare) {
    constexpr std::size_t most_lines = 4;
    const Rect& column = bare.grid.column;
    std::optional<Pair> narrow;
    for (const double arcmin : module_ladder) {
        std::vector<CodeCard> cards = make_code_cards(s, bare.grid, {column.width / 3, column.height / 3}, arcmin);
        if (cards.empty()) continue;
        Pair pair = set_pair(s, share, std::move(cards));
        if (pair.pages > bare.pages) continue;
        if (pair.foot.label.lines.size() <= most_lines) return pair;
        narrow = std::move(pair);
    }
    return narrow ? *std::move(narrow) : bare;
}

}  // namespace

// Two texts need much room: the picture stays where it costs no page.
std::vector<Page> side_by_side(const Setting& s) {
    const Setting bare = s.without_picture();
    Pair alone = set_pair(bare, std::nullopt);
    if (s.backdrop)
        for (const double share : shares_for(s))
            if (Pair below = set_pair(s, share); below.pages <= alone.pages) return compose_pages(s, with_codes(s, share, std::move(below)));
    return compose_pages(bare, with_codes(bare, std::nullopt, std::move(alone)));
}

}  // namespace chancery
