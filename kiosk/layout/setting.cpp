// SPDX-License-Identifier: EUPL-1.2
#include "layout/setting.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

// A title that needs more lines than this, at its smallest, opens the running text instead.
constexpr std::size_t most_title_lines = 4;
constexpr double smallest_title = 0.62;  // of the title size
constexpr double title_step = 0.92;

const std::optional<Backdrop> no_picture;

SetParagraph title_at(const Setting& s, const Version& version, int width, int px) {
    ParagraphRequest request;
    request.text = version.title;
    request.language = version.language;
    request.style = {title_font(s.theme), px, s.theme.title};
    request.width = width;
    request.breaking = Breaking::balanced;
    return set_paragraph(s.typeface, request);
}

}  // namespace

FontStyle title_font(const Theme& theme) { return {FontStyle::Family::serif, false, false, theme.title_family}; }
FontStyle text_font(const Theme& theme, bool bold) { return {FontStyle::Family::sans, bold, false, theme.text_family}; }

Setting Setting::without_picture() const { return {content, no_picture, theme, viewport, typeface}; }

std::optional<Title> set_title(const Setting& s, const SlideGrid& grid, const Version& version, int width, int largest_px) {
    if (version.title.empty()) return std::nullopt;
    const int least = std::min(std::max(static_cast<int>(grid.title_px * smallest_title), grid.text_px), largest_px);
    for (int px = largest_px;; px = std::max(static_cast<int>(px * title_step), least)) {
        Title title{title_at(s, version, width, px), px};
        if (title.words.lines.size() <= most_title_lines - 1 && !title.words.cuts_words) return title;
        if (px > least) continue;
        const bool fits = title.words.lines.size() <= most_title_lines && !title.words.cuts_words;
        return fits ? std::optional(std::move(title)) : std::nullopt;
    }
}

std::vector<Block> running_text(const Version& version, bool title_stands_alone) {
    std::vector<Block> blocks = version.body;
    if (blocks.empty() && !version.summary.empty()) blocks.push_back({Block::Kind::paragraph, version.summary, {}});
    if (!title_stands_alone && !version.title.empty())
        blocks.insert(blocks.begin(), Block{Block::Kind::heading, version.title, {}});
    return blocks;
}

bool has_occasion(const Statement& statement) {
    const bool kind = statement.kind == Statement::Kind::event || (statement.kind == Statement::Kind::notice && statement.begins);
    const auto places = [](const Version& version) { return version.names && !version.names->place.empty(); };
    return kind && (statement.begins || !statement.place.empty() || std::any_of(statement.versions.begin(), statement.versions.end(), places));
}

std::string whole_text(const Version& version) {
    std::string text = version.title;
    for (const Block& block : version.body) text += " " + block.text;
    return text;
}

SetParagraph set_label(const Setting& s, int px, std::string_view text, std::string_view language, int width) {
    ParagraphRequest request;
    request.text = text;
    request.language = language;
    request.style = {text_font(s.theme), px, s.theme.quiet};
    request.width = width;
    request.breaking = Breaking::balanced;
    return set_paragraph(s.typeface, request);
}

int width_of(const std::vector<Line>& lines) {
    double width = 0;
    for (const Line& line : lines) width = std::max(width, line.width);
    return static_cast<int>(std::ceil(width));
}

}  // namespace chancery
