// SPDX-License-Identifier: EUPL-1.2
#include "layout/footer.h"

#include "layout/page_parts.h"

namespace chancery {
namespace {

constexpr const char* between = "  ·  ";

SetParagraph set_line(const FooterPlace& place, const std::string& text, int width, Typeface& typeface) {
    ParagraphRequest request;
    request.text = text;
    request.language = place.language;
    request.style = {place.font, place.px, place.ink};
    request.width = width;
    request.breaking = Breaking::greedy;
    return text.empty() ? SetParagraph{} : set_paragraph(typeface, request);
}

bool fits(const SetParagraph& line) { return line.lines.size() <= 1 && !line.cuts_words; }

SetParagraph set_clocks(const FooterPlace& place, const std::vector<std::string>& clocks, int width, Typeface& typeface) {
    for (std::size_t count = clocks.size(); count > 0; --count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? between : "") + clocks[i];
        if (SetParagraph line = set_line(place, text, width, typeface); fits(line)) return line;
    }
    return {};
}

// What does not fit is left out from the place where a line would end, with an ellipsis there.
SetParagraph set_event(const FooterPlace& place, const std::string& event, int width, Typeface& typeface) {
    SetParagraph line = set_line(place, event, width, typeface);
    for (int room = width; !fits(line) && room > width / 2; room -= place.px) {
        const SetParagraph first = set_line(place, event, room, typeface);
        std::string kept = event.substr(0, first.lines.front().end);
        while (kept.ends_with(' ')) kept.pop_back();
        line = set_line(place, kept + "…", width, typeface);
    }
    return fits(line) ? line : SetParagraph{};
}

}  // namespace

Footing set_footer(const FooterPlace& place, const FooterWords& words, Typeface& typeface) {
    Page page;
    const Side side = beginning(is_right_to_left(place.language));
    const int height = place.area.height / std::max(place.lines, 1);
    int y = place.area.bottom() - height, width = place.area.width - place.kept;
    const auto put = [&](const SetParagraph& line) {
        chancery::place(page, line, {place.area.x, y + (height - line.height) / 2, place.area.width, line.height}, side, place.area);
        y -= height;
        width = place.area.width;  // the dots stand on the lowest line alone
    };
    if (!words.clocks.empty()) put(set_clocks(place, words.clocks, width, typeface));
    if (!words.event.empty() && y >= place.area.y) put(set_event(place, words.event, width, typeface));
    return {place.area, std::move(page.frame.items)};
}

}  // namespace chancery
