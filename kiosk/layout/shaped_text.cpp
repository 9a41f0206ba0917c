// SPDX-License-Identifier: EUPL-1.2
#include "layout/shaped_text.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/fonts.h"
#include "layout/line_breaker.h"

namespace chancery {
namespace {

using BidiHandle = std::unique_ptr<UBiDi, void (*)(UBiDi*)>;

BidiHandle new_bidi() { return {ubidi_open(), ubidi_close}; }

// HarfBuzz looks at five characters on either side.
constexpr int context_characters = 5;

// A stretch of the text in UTF-8, and the unit that each byte comes from.
struct Stretch {
    std::string bytes;
    std::vector<int> unit;
};

Stretch stretch_of(const std::u16string& text, int begin, int end) {
    Stretch out;
    for (int i = begin; i < end; ++i) {
        const char32_t character = code_point_at(text, i);
        append_utf8(out.bytes, character);
        out.unit.resize(out.bytes.size(), i);
        if (character > 0xFFFF) ++i;
    }
    return out;
}

bool is_invisible(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool has_ink(const std::u16string& text, int begin, int end) {
    for (int i = begin; i < end; ++i)
        if (!is_invisible(code_point_at(text, i))) return true;
    return false;
}

double scaled(int px, double scale) { return static_cast<double>(std::lround(px * scale)); }

}  // namespace

ShapedText::ShapedText(Typeface& typeface, std::string_view text, std::string_view language, const FontStyle& font,
                       const std::vector<Emphasis>* emphasis)
    : typeface_(typeface), language_(language), text_(typographic(text, language)), bidi_(new_bidi()),
      right_to_left_(is_right_to_left(language)) {
    graphemes_ = grapheme_boundaries(text_);
    UErrorCode status = U_ZERO_ERROR;
    const UBiDiLevel level = right_to_left_ ? 1 : 0;
    ubidi_setPara(bidi_.get(), text_.text.data(), text_.size(), level, nullptr, &status);
    const UBiDiLevel* levels = text_.size() > 0 ? ubidi_getLevels(bidi_.get(), &status) : nullptr;
    if (U_SUCCESS(status) && levels != nullptr) levels_.assign(levels, levels + text_.size());
    else levels_.assign(text_.text.size(), level);
    items_ = itemize(text_, graphemes_, levels_, language_, font, emphasis, typeface_);
    sentences_ = sentence_ends(text_, language_);
    shape_all();
}

ShapedText::~ShapedText() = default;

void ShapedText::shape_all() {
    const std::size_t units = text_.text.size();
    advance_.assign(units, 0);
    ink_.assign(units, {});
    unsafe_.assign(units + 1, 1);
    for (const Item& item : items_) shape_item(item);
}

ShapeRequest ShapedText::request_for(const Item& item, int begin, int end, std::string& text, std::string& before,
                                     std::string& after) const {
    int from = begin, to = end;
    for (int i = 0; i < context_characters && from > 0; ++i) U16_BACK_1(text_.text.data(), 0, from);
    for (int i = 0; i < context_characters && to < text_.size(); ++i) U16_FWD_1(text_.text.data(), to, text_.size());
    text = to_utf8(text_, begin, end);
    before = to_utf8(text_, from, begin);
    after = to_utf8(text_, end, to);
    return {item.face, text, before, after, item.script, language_, item.right_to_left};
}

void ShapedText::shape_item(const Item& item) {
    std::string text, before, after;
    const ShapeRequest request = request_for(item, item.begin, item.end, text, before, after);
    const std::vector<int> unit = stretch_of(text_.text, item.begin, item.end).unit;
    for (const ShapedGlyph& glyph : typeface_.shape(request)) {
        const auto at = static_cast<std::size_t>(unit.at(glyph.cluster));
        advance_[at] += glyph.advance;
        ink_[at].join(glyph.top, glyph.bottom);
        unsafe_[at] = glyph.unsafe_to_break ? 1 : 0;
        missing_ += glyph.missing ? 1 : 0;
    }
}

const Item& ShapedText::item_at(int at) const {
    const auto after = std::upper_bound(items_.begin(), items_.end(), at, [](int value, const Item& item) { return value < item.begin; });
    return *std::prev(after);
}

int ShapedText::item_px(const Item& item, const Setting& setting) const {
    return setting.optical_sizes ? static_cast<int>(std::lround(setting.px * item.scale)) : setting.px;
}

// Where each unit begins on one endless line, px.
std::vector<double> ShapedText::positions(const Setting& setting) const {
    std::vector<double> position(text_.text.size() + 1, 0);
    for (const Item& item : items_) {
        const double px = item_px(item, setting);
        for (auto i = static_cast<std::size_t>(item.begin); i < static_cast<std::size_t>(item.end); ++i)
            position[i + 1] = position[i] + advance_[i] * px;
    }
    return position;
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

struct ShapedText::Piece {
    const Item* item = nullptr;
    int begin = 0, end = 0;  // units
    bool hyphen = false;     // a hyphen is drawn behind it
    int px = 0;
    std::string text, before, after;
    double width = 0;
    InkExtent ink;           // px
};

struct ShapedText::Placing {
    const Setting& setting;
    const std::vector<double>& position;
    const std::vector<BreakPoint>& breaks;
    ScriptSetting leading;
    double breaking_width = 0;
    double y = 0;             // the lower end of the last line's leading
    double ink_bottom = 0;    // the last line's baseline plus its ink
    bool first = true;
};

void ShapedText::measure(Piece& piece, const Placing& placing) const {
    piece.px = item_px(*piece.item, placing.setting);
    const ShapeRequest request = request_for(*piece.item, piece.begin, piece.end, piece.text, piece.before, piece.after);
    if (!piece.hyphen && same_when_cut(piece.begin, piece.end)) {
        const auto begin = static_cast<std::size_t>(piece.begin), end = static_cast<std::size_t>(piece.end);
        piece.width = placing.position[end] - placing.position[begin];
        for (std::size_t i = begin; i < end; ++i) piece.ink.join(ink_[i].top * piece.px, ink_[i].bottom * piece.px);
        return;
    }
    if (piece.hyphen) {
        piece.text.replace(piece.text.size() - 2, 2, "\u2010");  // in the place of the soft hyphen
        piece.after.clear();
    }
    ShapeRequest cut = request;
    cut.text = piece.text;
    cut.after = piece.after;
    for (const ShapedGlyph& glyph : typeface_.shape(cut)) {
        piece.width += glyph.advance * piece.px;
        piece.ink.join(glyph.top * piece.px, glyph.bottom * piece.px);
    }
}

double ShapedText::hyphen_width(int at, const Setting& setting) const {
    const Item& item = item_at(at - 1);
    double width = 0;
    for (const ShapedGlyph& glyph : typeface_.shape({item.face, "\u2010", {}, {}, item.script, language_, item.right_to_left}))
        width += glyph.advance;
    return width * item_px(item, setting);
}

std::vector<Candidate> ShapedText::candidates(const Placing& placing) const {
    std::vector<Candidate> out;
    const auto add = [&](const BreakPoint& point) {
        const auto at = static_cast<std::size_t>(point.at);
        const auto ink_end = static_cast<std::size_t>(trimmed_end(0, point.at));
        const double hyphen = point.kind == BreakKind::hyphen ? hyphen_width(point.at, placing.setting) : 0;
        const bool rather_not = point.kind != BreakKind::allowed;
        out.push_back({point.at, placing.position[ink_end] + hyphen, placing.position[at], rather_not ? 1.0 : 0.0});
    };
    // Good places first; where a stretch between two of them is too wide, the next worse kind within it.
    const auto refine = [&](const auto& self, std::size_t from, std::size_t to, double start, int kind) -> void {
        std::size_t begin = from;
        for (std::size_t i = from; i < to; ++i) {
            const BreakPoint& point = placing.breaks[i];
            if (static_cast<int>(point.kind) < kind && i + 1 != to) continue;
            const auto ink_end = static_cast<std::size_t>(trimmed_end(0, point.at));
            if (placing.position[ink_end] - start > placing.breaking_width && kind > 1 && i > begin) self(self, begin, i + 1, start, kind - 1);
            else add(point);
            start = placing.position[static_cast<std::size_t>(point.at)];
            begin = i + 1;
        }
    };
    refine(refine, 0, placing.breaks.size(), 0, static_cast<int>(BreakKind::allowed));
    return out;
}

std::vector<int> ShapedText::line_ends(const Placing& placing) const {
    const std::vector<Candidate> places = candidates(placing);
    std::vector<int> ends;
    for (const int index : break_lines(places, placing.breaking_width, placing.setting.breaking))
        ends.push_back(places[static_cast<std::size_t>(index)].at);
    return ends;
}

// The line's pieces from left to right: UAX #9 reorders each line by itself (L1, L2).
std::vector<ShapedText::Piece> ShapedText::visual_pieces(int begin, int end) const {
    std::vector<Piece> pieces;
    UErrorCode status = U_ZERO_ERROR;
    const BidiHandle line = new_bidi();
    ubidi_setLine(bidi_.get(), begin, end, line.get(), &status);
    const int runs = U_SUCCESS(status) ? ubidi_countRuns(line.get(), &status) : 0;
    const int ink_end = trimmed_end(begin, end);
    for (int run = 0; run < runs; ++run) {
        std::int32_t start = 0, length = 0;
        const bool leftward = ubidi_getVisualRun(line.get(), run, &start, &length) == UBIDI_RTL;
        const int from = begin + start, to = std::min(from + length, ink_end);
        std::vector<Piece> inside;
        for (const Item& item : items_) {
            const int piece_begin = std::max(from, item.begin), piece_end = std::min(to, item.end);
            if (piece_begin < piece_end) inside.push_back({&item, piece_begin, piece_end, false, 0, {}, {}, {}, 0, {}});
        }
        if (leftward) std::reverse(inside.begin(), inside.end());
        pieces.insert(pieces.end(), inside.begin(), inside.end());
    }
    if (ink_end > begin && text_.text[static_cast<std::size_t>(ink_end) - 1] == 0x00AD && ink_end < text_.size())
        for (Piece& piece : pieces) piece.hyphen = piece.end == ink_end;
    return pieces;
}

void ShapedText::place_line(Placing& placing, int begin, int end, SetParagraph& paragraph) const {
    std::vector<Piece> pieces = visual_pieces(begin, end);
    Line line;
    line.begin = text_.source[static_cast<std::size_t>(begin)];
    line.end = text_.source[static_cast<std::size_t>(end)];
    line.sentence_end = std::binary_search(sentences_.begin(), sentences_.end(), end);
    InkExtent ink;
    for (Piece& piece : pieces) {
        measure(piece, placing);
        line.width += piece.width;
        ink.join(piece.ink.top, piece.ink.bottom);
    }
    const double px = scaled(placing.setting.px, placing.setting.optical_sizes ? placing.leading.scale : 1);
    const double above = placing.leading.above * px, below = (placing.leading.line_height - placing.leading.above) * px;
    const double clear_of_ink = placing.first ? ink.top : placing.ink_bottom + 0.08 * px + ink.top;
    line.baseline = static_cast<int>(std::ceil(std::max(placing.y + above, clear_of_ink)));
    placing.y = line.baseline + below;
    placing.ink_bottom = line.baseline + ink.bottom;
    placing.first = false;
    double pen = right_to_left_ ? placing.setting.width - line.width : 0;
    for (Piece& piece : pieces) {
        const int x = static_cast<int>(std::lround(pen));
        pen += piece.width;
        const int advance = static_cast<int>(std::lround(pen)) - x;
        if (!piece.hyphen && !has_ink(text_.text, piece.begin, piece.end)) continue;
        line.runs.push_back({std::move(piece.text), piece.item->face, piece.px, piece.item->script, language_,
                             piece.item->right_to_left, std::move(piece.before), std::move(piece.after), x, line.baseline,
                             advance, placing.setting.color});
    }
    paragraph.lines.push_back(std::move(line));
}

SetParagraph ShapedText::lay_out(const Setting& setting) {
    const std::vector<double> position = positions(setting);
    std::map<std::string, int> scripts;
    for (const Item& item : items_) scripts[item.script] += item.end - item.begin;
    const auto most = std::max_element(scripts.begin(), scripts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const ScriptSetting leading = most == scripts.end() ? ScriptSetting{} : script_setting(most->first, language_);
    double narrower = 0;
    SetParagraph paragraph;
    for (int attempt = 0; attempt < 4; ++attempt) {
        paragraph = {};
        paragraph.right_to_left = right_to_left_;
        paragraph.missing_glyphs = missing_;
        paragraph.line_height = static_cast<int>(std::ceil(leading.line_height * scaled(setting.px, setting.optical_sizes ? leading.scale : 1)));
        Placing placing{setting, position, breaks(setting.breaking == Breaking::greedy), leading, setting.width - narrower};
        int begin = 0;
        double excess = 0;
        if (text_.size() > 0)
            for (const int end : line_ends(placing)) {
                place_line(placing, begin, end, paragraph);
                excess = std::max(excess, paragraph.lines.back().width - setting.width);
                begin = end;
            }
        paragraph.height = static_cast<int>(std::ceil(std::max(placing.y, placing.ink_bottom)));
        // A cut line can come out wider than it was as a part of the whole: its last letter takes its final form.
        if (excess <= 0.01) break;
        narrower += excess + 0.5;
    }
    return paragraph;
}

}  // namespace chancery
