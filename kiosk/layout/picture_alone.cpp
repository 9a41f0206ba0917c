// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "layout/page_parts.h"

namespace chancery {
namespace {

// A caption that needs more lines is a text.
constexpr std::size_t most_caption_lines = 3;

// A caption is read from as far as any text: it is set in its smallest size.
SetParagraph set_caption(const Setting& s, const SlideGrid& grid) {
    ParagraphRequest request;
    request.text = s.content.version.summary;
    request.language = s.content.version.language;
    request.style = {{FontStyle::Family::sans, false, false}, grid.floor_px, s.theme.text};
    request.width = grid.column.width;
    request.breaking = Breaking::balanced;
    return request.text.empty() ? SetParagraph{} : set_paragraph(s.typeface, request);
}

}  // namespace

std::vector<Page> picture_alone(const Setting& s) {
    const Version& version = s.content.version;
    const Rect whole{0, 0, s.viewport.size.width, s.viewport.size.height};
    const SlideGrid grid = wide_grid(s.viewport, s.theme, s.right_to_left(), std::nullopt);
    const SetParagraph caption = set_caption(s, grid);
    if (caption.lines.size() > most_caption_lines || caption.cuts_words) return {};
    const SetParagraph credit = set_credit(s, grid, grid.column.width);
    const int between = caption.lines.empty() || credit.lines.empty() ? 0 : grid.label_px / 4;
    const int height = caption.height + between + credit.height;
    const Rect text{grid.column.x, whole.height - grid.margin / 2 - height, grid.column.width, height};

    Page page;
    page.frame = {s.viewport.size, {Image{whole, s.backdrop->original}}};
    page.right_to_left = grid.right_to_left;
    page.dwell = picture_dwell;
    const bool words = height > 0;
    page.frame.drift = drift_below(words ? std::vector{VeiledWords{text, VeiledWords::Veil::foot}} : std::vector<VeiledWords>{},
                                   s.viewport.size, s.backdrop, s.theme);
    if (!words) return {page};
    for (FrameItem& item : foot_veil(text, grid.gap / 2, s.viewport.size, *s.backdrop, s.theme)) page.frame.items.push_back(std::move(item));
    place(page, caption, text.x, text.y, whole);
    say(page, version.summary);
    const Rect named{text.x, text.y + caption.height + between, text.width, credit.height};
    place(page, credit, named, beginning(grid.right_to_left), whole);
    say(page, s.backdrop->credit);
    page.dwell = std::max(picture_dwell, reading_time(version.summary, version.language));
    return {page};
}

}  // namespace chancery
