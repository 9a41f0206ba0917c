// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "layout/code_card.h"
#include "layout/reading.h"

namespace chancery {
namespace {

// A caption that needs more lines is a text.
constexpr std::size_t most_caption_lines = 3;

// A code takes no more of the caption's width, and of the screen's height.
constexpr int code_share = 3;

// A caption is read from as far as any text: it is set in its smallest size.
SetParagraph set_caption(const Setting& s, const SlideGrid& grid) {
    ParagraphRequest request;
    request.text = s.content.version.summary;
    request.language = s.content.version.language;
    request.style = {text_font(s.theme), grid.floor_px, s.theme.text};
    request.width = foot_row(grid).width;
    request.breaking = Breaking::balanced;
    return request.text.empty() ? SetParagraph{} : set_paragraph(s.typeface, request);
}

// The words at the foot, beside the codes there are.
struct Foundation {
    SlideGrid grid;
    std::vector<CodeCard> cards;
    SetParagraph caption, credit;
    int between = 0;
    Rect text;  // what both take, and a footer below them
};

// Where the words end that are no footer.
int lowest(const Setting& s, const SlideGrid& grid) {
    return grid.footer.height > 0 ? grid.footer.y - grid.gap / 2 : s.viewport.size.height - grid.margin / 2;
}

Foundation set_foundation(const Setting& s, SlideGrid grid, std::vector<CodeCard> cards) {
    if (!cards.empty()) grid.foot_inset = size_of(cards, grid).width + grid.gap;
    Foundation set{std::move(grid), std::move(cards), {}, {}, 0, {}};
    const Rect row = foot_row(set.grid);
    set.caption = set_caption(s, set.grid);
    set.credit = set_credit(s, set.grid, row.width);
    set.between = set.caption.lines.empty() || set.credit.lines.empty() ? 0 : set.grid.label_px / 4;
    const int height = set.caption.height + set.between + set.credit.height;
    const int top = lowest(s, set.grid) - height, bottom = set.grid.footer.height > 0 ? words_bottom(set.grid) : top + height;
    set.text = {row.x, top, row.width, bottom - top};
    return set;
}

bool is_caption(const SetParagraph& caption) { return caption.lines.size() <= most_caption_lines && !caption.cuts_words; }

// With its codes where the caption has room beside them: it is what the page says.
Foundation set_foundation(const Setting& s) {
    const SlideGrid grid = wide_grid(s.viewport, s.theme, s.right_to_left(), std::nullopt);
    const Size room{grid.column.width / code_share, s.viewport.size.height / code_share};
    for (const double arcmin : module_ladder) {
        std::vector<CodeCard> cards = make_code_cards(s, grid, room, arcmin);
        if (cards.empty()) continue;
        if (Foundation set = set_foundation(s, grid, std::move(cards)); is_caption(set.caption)) return set;
    }
    return set_foundation(s, grid, {});
}

void place_words(Page& page, const Setting& s, const Foundation& set) {
    const Rect whole{0, 0, s.viewport.size.width, s.viewport.size.height};
    for (FrameItem& item : foot_veil(set.text, set.grid.gap / 2, s.viewport.size, *s.backdrop, s.theme)) page.frame.items.push_back(std::move(item));
    page.frame.ground = page.frame.items.size();
    place(page, set.caption, set.text.x, set.text.y, whole);
    say(page, s.content.version.summary);
    const Rect named{set.text.x, set.text.y + set.caption.height + set.between, set.text.width, set.credit.height};
    place(page, set.credit, named, beginning(set.grid.right_to_left), whole);
    say(page, s.backdrop->credit);
}

}  // namespace

std::vector<Page> picture_alone(const Setting& s) {
    const Version& version = s.content.version;
    const Foundation set = set_foundation(s);
    if (!is_caption(set.caption)) return {};
    const bool words = set.text.height > 0;
    const SlideGrid& grid = set.grid;
    Page page;
    page.frame = {s.viewport.size, {Image{{0, 0, s.viewport.size.width, s.viewport.size.height}, s.backdrop->original}}};
    page.frame.ground = 1;
    page.right_to_left = grid.right_to_left;
    page.dwell = std::max(picture_dwell, reading_time(version.summary, version.language));
    page.frame.drift = drift_below(words ? std::vector{VeiledWords{set.text, VeiledWords::Veil::foot}} : std::vector<VeiledWords>{},
                                   s.viewport.size, s.backdrop, s.theme);
    if (words) place_words(page, s, set);
    const int end = grid.right_to_left ? grid.column.x : grid.column.right();
    place_code_cards(page, set.cards, grid, end, lowest(s, grid));
    place_footer(page, s, grid, 0, 1);
    return {page};
}

}  // namespace chancery
