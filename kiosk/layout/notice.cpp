// SPDX-License-Identifier: EUPL-1.2
#include "layout/notice.h"

#include <algorithm>

#include "layout/page_parts.h"

namespace chancery {
namespace {

// Whatever lies beneath, the words stand out of this by 15 to 1.
constexpr Color paper{18, 18, 20, 255};
constexpr Color ink{244, 244, 240, 255};
constexpr Color edge{222, 184, 104, 255};

constexpr int lines_on_screen = 44;  // of its type, on the shorter side

SetParagraph set_words(const std::string& text, const std::string& language, bool bold, int px, int width, Typeface& typeface) {
    ParagraphRequest request;
    request.text = text;
    request.language = language;
    request.style = {{FontStyle::Family::sans, bold, false}, px, ink};
    request.width = width;
    request.breaking = Breaking::greedy;
    return text.empty() ? SetParagraph{} : set_paragraph(typeface, request);
}

}  // namespace

std::vector<FrameItem> set_notice(const Notice& notice, Size screen, Typeface& typeface) {
    const int px = std::max(12, std::min(screen.width, screen.height) / lines_on_screen);
    const int pad = px, margin = px, stripe = std::max(2, px / 5);
    const int most_width = screen.width > screen.height ? screen.width / 2 : screen.width - 2 * margin;
    const int width = most_width - 2 * pad, room = screen.height / 2;

    std::vector<SetParagraph> set{set_words(notice.title, notice.language, true, px, width, typeface)};
    for (const std::string& line : notice.lines) set.push_back(set_words(line, notice.language, false, px, width, typeface));
    int height = 0, widest = 0;
    std::size_t shown = 0;
    for (; shown < set.size() && height + set[shown].height <= room; ++shown) {
        height += set[shown].height;
        widest = std::max(widest, width_of(set[shown].lines));
    }
    const bool right_to_left = is_right_to_left(notice.language);
    const Size box{widest + 2 * pad, height + 2 * pad};
    const int x = right_to_left ? margin : screen.width - margin - box.width;
    const int stripe_x = right_to_left ? x + box.width - stripe : x;
    Page page;
    page.frame = {screen, {Fill{{x, margin, box.width, box.height}, paper}, Fill{{stripe_x, margin, stripe, box.height}, edge}}};
    int y = margin + pad;
    for (std::size_t i = 0; i < shown; ++i) {
        place(page, set[i].lines, {x + pad, y, widest, set[i].height}, beginning(right_to_left), {0, 0, screen.width, screen.height});
        y += set[i].height;
    }
    return page.frame.items;
}

}  // namespace chancery
