// SPDX-License-Identifier: EUPL-1.2
#include "layout/block_setter.h"

#include <algorithm>
#include <cmath>

#include "layout/itemize.h"

namespace chancery {
namespace {

// In ems: Bringhurst's 45 to 75 characters a line, at half an em each; 35 ideographs.
double longest_line(std::string_view language) {
    const std::string script = script_of_language(language);
    return script == "Jpan" || script == "Kore" || script == "Hans" || script == "Hant" ? 35 : 37.5;
}

int indent_of(Block::Kind kind, int px) {
    if (kind == Block::Kind::list_item) return static_cast<int>(std::lround(1.1 * px));
    return kind == Block::Kind::quotation ? px : 0;
}

// The emphasis that lies in a part of a block, counted from the part's beginning.
std::vector<Emphasis> emphasis_within(const Block& block, std::size_t begin, std::size_t end) {
    std::vector<Emphasis> inside;
    for (const Emphasis& stretch : block.emphasis) {
        const std::size_t from = std::max(stretch.begin, begin), to = std::min(stretch.end, end);
        if (from < to) inside.push_back({from - begin, to - begin, stretch.strong});
    }
    return inside;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

BlockSetter::BlockSetter(Typeface& typeface, const TextRequest& request)
    : typeface_(typeface), request_(request), longest_line_(longest_line(request.language)) {}

const SetParagraph& BlockSetter::set(std::size_t block, std::size_t begin, std::size_t end, int px) {
    const std::string& text = blocks()[block].text;
    while (begin < end && text[begin] == ' ') ++begin;
    const auto key = std::make_tuple(block, begin, end, px);
    if (const auto known = set_.find(key); known != set_.end()) return known->second;
    const int width = std::max(px, measure(px) - indent_of(blocks()[block].kind, px));
    SetParagraph paragraph = shaped(block, begin, end).lay_out({px, width, request_.style.color, Breaking::optimal});
    place(paragraph, block, begin, px);
    return set_.emplace(key, std::move(paragraph)).first->second;
}

int BlockSetter::gap(std::size_t block, int px) const {
    const Block::Kind kind = blocks()[block].kind;
    const bool within_list = kind == Block::Kind::list_item && block > 0 && blocks()[block - 1].kind == kind;
    return static_cast<int>(std::lround(px * (within_list ? 0.3 : kind == Block::Kind::heading ? 0.9 : 0.65)));
}

int BlockSetter::measure(int px) const { return std::min(request_.width, static_cast<int>(px * longest_line_)); }

ShapedText& BlockSetter::shaped(std::size_t block, std::size_t begin, std::size_t end) {
    std::unique_ptr<ShapedText>& known = shaped_[std::make_tuple(block, begin, end)];
    if (known) return *known;
    const Block& source = blocks()[block];
    const std::vector<Emphasis> emphasis = emphasis_within(source, begin, end);
    FontStyle font = request_.style.font;
    font.bold = font.bold || source.kind == Block::Kind::heading;
    std::optional<ShapedText::Whole> whole;
    const std::size_t first = source.text.find_first_not_of(' ');
    if (begin > first || end < source.text.size())
        whole.emplace(ShapedText::Whole{shaped(block, first, source.text.size()), begin - first});
    known = std::make_unique<ShapedText>(typeface_, trimmed(std::string_view(source.text).substr(begin, end - begin)),
                                         request_.language, font, &emphasis, whole);
    return *known;
}

// Moves the lines to their place in the box: behind the indent, and to the right side for right-to-left languages.
void BlockSetter::place(SetParagraph& paragraph, std::size_t block, std::size_t begin, int px) {
    const int indent = indent_of(blocks()[block].kind, px);
    const int shift = paragraph.right_to_left ? request_.width - measure(px) : indent;
    for (Line& line : paragraph.lines)
        for (GlyphRun& run : line.runs) run.x += shift;
    if (blocks()[block].kind == Block::Kind::list_item && begin == 0) mark(paragraph, px, indent);
}

// The bullet in front of a list item's first line.
void BlockSetter::mark(SetParagraph& paragraph, int px, int indent) {
    if (paragraph.lines.empty()) return;
    ShapedText bullet(typeface_, "•", request_.language, request_.style.font, nullptr);
    SetParagraph set = bullet.lay_out({px, indent, request_.style.color, Breaking::greedy});
    for (Line& line : set.lines)
        for (GlyphRun& run : line.runs) {
            run.x += paragraph.right_to_left ? request_.width - indent : 0;
            run.baseline = paragraph.lines.front().baseline;
            paragraph.lines.front().runs.push_back(std::move(run));
        }
}

}  // namespace chancery
