// SPDX-License-Identifier: EUPL-1.2
#include "layout/shaped_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/shaped_piece.h"

namespace chancery {
namespace {

// HarfBuzz looks at five characters on either side.
constexpr int context_characters = 5;

// The byte of an item's UTF-8 at which each unit begins, turned round: the unit that each byte comes from.
std::vector<int> units_of_bytes(const std::u16string& text, int begin, int end) {
    std::vector<int> unit;
    std::string bytes;
    for (int i = begin; i < end; ++i) {
        const char32_t character = code_point_at(text, i);
        append_utf8(bytes, character);
        unit.resize(bytes.size(), i);
        if (character > 0xFFFF) ++i;
    }
    return unit;
}

bool is_lead(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_trail(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

// A tag without a language or script of its own says nothing of direction.
Direction direction_of(std::string_view language) {
    if (is_right_to_left(language)) return Direction::right_to_left;
    return language.empty() || language == "und" || language == "mul" ? Direction::by_first_letter : Direction::left_to_right;
}

// A letter that is not there must be seen to be missing; a sign or an unknown character is better left out.
bool carries_meaning(char32_t character) { return u_isalnum(static_cast<UChar32>(character)); }

}  // namespace

RunText run_text(const TypographicText& text, int begin, int end) {
    int from = begin, to = end;
    for (int i = 0; i < context_characters && from > 0; ++i)
        if (is_trail(text.text[static_cast<std::size_t>(--from)]) && from > 0) --from;
    for (int i = 0; i < context_characters && to < text.size(); ++i)
        if (is_lead(text.text[static_cast<std::size_t>(to++)]) && to < text.size()) ++to;
    return {to_utf8(text, begin, end), to_utf8(text, from, begin), to_utf8(text, end, to)};
}

ShapedText::ShapedText(Typeface& typeface, std::string_view text, std::string_view language, const FontStyle& font,
                       const std::vector<Emphasis>* emphasis, std::optional<Whole> whole)
    : typeface_(typeface), language_(language), text_(typographic(text, language)) {
    shape_all(font, emphasis, whole);
}

void ShapedText::shape_all(const FontStyle& font, const std::vector<Emphasis>* emphasis, std::optional<Whole> whole) {
    const std::optional<int> offset = whole ? unit_in(*whole) : std::nullopt;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const std::size_t units = text_.text.size();
        graphemes_ = grapheme_boundaries(text_);
        bidi_.emplace(text_.text, direction_of(language_));
        items_ = itemize(text_, graphemes_, bidi_->levels(), language_, font, emphasis, typeface_);
        advance_.assign(units, 0);
        ink_.assign(units, {});
        unsafe_.assign(units + 1, 1);
        std::vector<int> missing;
        for (const Item& item : items_) {
            if (attempt == 0 && offset && take_item(item, whole->text, *offset)) continue;
            const std::vector<int> of_item = shape_item(item);
            missing.insert(missing.end(), of_item.begin(), of_item.end());
        }
        if (missing.empty()) return;
        missing_ = std::max(missing_, static_cast<int>(missing.size()));
        if (attempt == 0) replace(missing);
    }
}

// The unit of the whole at which this text begins; nothing where it does not stand there as it does here.
std::optional<int> ShapedText::unit_in(const Whole& whole) const {
    const TypographicText& text = whole.text.text_;
    const auto unit = std::lower_bound(text.source.begin(), text.source.end(), whole.at) - text.source.begin();
    const auto begin = static_cast<std::size_t>(unit);
    if (whole.text.missing_ > 0 || begin > text.text.size() || text.text.compare(begin, text_.text.size(), text_.text) != 0) return std::nullopt;
    return static_cast<int>(unit);
}

// What HarfBuzz says of cutting (HB_GLYPH_FLAG_UNSAFE_TO_BREAK) holds of a page's end as of a line's.
bool ShapedText::take_item(const Item& item, const ShapedText& whole, int offset) {
    const int begin = item.begin + offset, end = item.end + offset;
    const Item& source = whole.item_at(begin);
    const bool alike = source.face == item.face && source.script == item.script && source.right_to_left == item.right_to_left;
    if (!alike || end > source.end || !whole.same_when_cut(begin, end)) return false;
    std::copy(whole.advance_.begin() + begin, whole.advance_.begin() + end, advance_.begin() + item.begin);
    std::copy(whole.ink_.begin() + begin, whole.ink_.begin() + end, ink_.begin() + item.begin);
    std::copy(whole.unsafe_.begin() + begin, whole.unsafe_.begin() + end, unsafe_.begin() + item.begin);
    return true;
}

// The units of clusters that have no glyph, in order.
std::vector<int> ShapedText::shape_item(const Item& item) {
    std::vector<int> missing;
    const RunText run = run_text(text_, item.begin, item.end);
    const std::vector<int> unit = units_of_bytes(text_.text, item.begin, item.end);
    for (const ShapedGlyph& glyph : typeface_.shape({item.face, run.text, run.before, run.after, item.script, language_, item.right_to_left})) {
        if (glyph.cluster >= unit.size()) continue;
        const auto at = static_cast<std::size_t>(unit[glyph.cluster]);
        advance_[at] += glyph.advance;
        ink_[at].join(glyph.top, glyph.bottom);
        unsafe_[at] = glyph.unsafe_to_break ? 1 : 0;
        if (glyph.missing) missing.push_back(static_cast<int>(at));
    }
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    return missing;
}

// Puts U+FFFD in the place of each missing letter with all of its cluster, and nothing in that of anything else.
void ShapedText::replace(const std::vector<int>& missing) {
    TypographicText kept;
    for (std::size_t i = 0; i + 1 < graphemes_.size(); ++i) {
        const int begin = graphemes_[i], end = graphemes_[i + 1];
        const auto first = std::lower_bound(missing.begin(), missing.end(), begin);
        const auto from = static_cast<std::size_t>(begin), to = static_cast<std::size_t>(end);
        const bool second_space = text_.text[from] == u' ' && !kept.text.empty() && kept.text.back() == u' ';
        if (second_space) continue;  // what stood between the two is gone
        if (first == missing.end() || *first >= end) {
            kept.text.append(text_.text, from, to - from);
            kept.source.insert(kept.source.end(), text_.source.begin() + begin, text_.source.begin() + end);
        } else if (carries_meaning(code_point_at(text_.text, begin))) {
            kept.text += u'\uFFFD';
            kept.source.push_back(text_.source[from]);
        }
    }
    kept.source.push_back(text_.source.back());
    text_ = std::move(kept);
}

const Item& ShapedText::item_at(int at) const {
    const auto after = std::upper_bound(items_.begin(), items_.end(), at, [](int value, const Item& item) { return value < item.begin; });
    return *std::prev(after);
}

const std::vector<BreakPoint>& ShapedText::breaks(bool like_browser) {
    std::vector<BreakPoint>& points = breaks_[like_browser ? 1 : 0];
    if (points.empty()) points = break_points(text_, graphemes_, language_, like_browser);
    return points;
}

int ShapedText::trimmed_end(int begin, int end) const {
    while (end > begin && text_.text[static_cast<std::size_t>(end) - 1] == u' ') --end;
    return end;
}

bool ShapedText::same_when_cut(int begin, int end) const {
    const auto is_safe = [this](int at) {
        if (at == 0 || at == text_.size()) return true;
        return unsafe_[static_cast<std::size_t>(at)] == 0 || item_at(at).begin == at;
    };
    return is_safe(begin) && is_safe(end);
}

double ShapedText::hyphen_width(int at, const Setting& setting) const {
    const Item& item = item_at(at - 1);
    double width = 0;
    for (const ShapedGlyph& glyph : typeface_.shape({item.face, drawn_hyphen, {}, {}, item.script, language_, item.right_to_left}))
        width += glyph.advance;
    return width * item_px(item, setting);
}

void ShapedText::measure(Piece& piece, const Placing& placing) const {
    const Item& item = *piece.item;
    piece.px = item_px(item, placing.setting);
    piece.run = run_text(text_, piece.begin, piece.end);
    const auto begin = static_cast<std::size_t>(piece.begin), end = static_cast<std::size_t>(piece.end);
    if (!piece.hyphen && same_when_cut(piece.begin, piece.end)) {
        piece.width = placing.position[end] - placing.position[begin];
        for (std::size_t i = begin; i < end; ++i) piece.ink.join(ink_[i].top * piece.px, ink_[i].bottom * piece.px);
        return;
    }
    if (piece.hyphen) {
        if (piece.run.text.ends_with(soft_hyphen_utf8)) piece.run.text.resize(piece.run.text.size() - soft_hyphen_utf8.size());
        piece.run.text += drawn_hyphen;
        piece.run.after.clear();
    }
    for (const ShapedGlyph& glyph : typeface_.shape({item.face, piece.run.text, piece.run.before, piece.run.after, item.script, language_, item.right_to_left})) {
        piece.width += glyph.advance * piece.px;
        piece.ink.join(glyph.top * piece.px, glyph.bottom * piece.px);
    }
}

}  // namespace chancery
