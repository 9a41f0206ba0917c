// SPDX-License-Identifier: EUPL-1.2
// The second half of ShapedText: lines are chosen, their runs ordered and placed.
#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "layout/shaped_piece.h"

namespace chancery {
namespace {

// The white space that stays between the ink of neighbouring lines, em.
constexpr double clear_em = 0.08;

constexpr char16_t soft_hyphen = 0x00AD;

// Units; twice what a statement's words may have, since each letter may have a soft hyphen behind it.
constexpr std::size_t longest_word = 512;

// Scripts that show a word's going on with a hyphen.
bool hyphenates(std::string_view script) { return script == "Latn" || script == "Cyrl" || script == "Grek" || script == "Armn"; }

bool is_invisible(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool has_ink(const std::u16string& text, int begin, int end) {
    for (int i = begin; i < end; ++i)
        if (!is_invisible(code_point_at(text, i))) return true;
    return false;
}

// Good places first; where a stretch between two of them is wider than a line, the next worse kind within it.
class Refiner {
public:
    Refiner(const std::vector<BreakPoint>& breaks, double width) : breaks_(breaks), width_(width) {}

    // `length_to(at)` is where a line that ends there has its end, `start_of(at)` where the next one begins.
    template <class LengthTo, class StartOf>
    std::vector<BreakPoint> refine(const LengthTo& length_to, const StartOf& start_of) {
        refine(0, breaks_.size(), 0, BreakKind::allowed, length_to, start_of);
        return std::move(chosen_);
    }

private:
    template <class LengthTo, class StartOf>
    void refine(std::size_t from, std::size_t to, double start, BreakKind kind, const LengthTo& length_to, const StartOf& start_of) {
        std::size_t begin = from;
        for (std::size_t i = from; i < to; ++i) {
            if (breaks_[i].kind < kind && i + 1 != to) continue;
            const bool too_wide = length_to(breaks_[i].at) - start > width_;
            if (too_wide && kind > BreakKind::emergency && i > begin)
                refine(begin, i + 1, start, static_cast<BreakKind>(static_cast<int>(kind) - 1), length_to, start_of);
            else
                chosen_.push_back(breaks_[i]);
            start = start_of(breaks_[i].at);
            begin = i + 1;
        }
    }

    const std::vector<BreakPoint>& breaks_;
    double width_;
    std::vector<BreakPoint> chosen_;
};

}  // namespace

std::vector<double> ShapedText::positions(const Setting& setting) const {
    std::vector<double> position(text_.text.size() + 1, 0);
    for (const Item& item : items_) {
        const double px = item_px(item, setting);
        for (auto i = static_cast<std::size_t>(item.begin); i < static_cast<std::size_t>(item.end); ++i)
            position[i + 1] = position[i] + advance_[i] * px;
    }
    return position;
}

// The leading is that of the script that most of the text is in; others only open a line where their ink needs it.
ScriptSetting ShapedText::leading() const {
    std::map<std::string_view, int> units;
    for (const Item& item : items_) units[item.script] += item.end - item.begin;
    const auto most = std::max_element(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == units.end() ? ScriptSetting{} : script_setting(most->first, language_);
}

// The short word that ends at `end`: "of", "de", "und", which lean on the next. A noun or a name of three letters has a
// capital, or stands in a script that has none; there two letters are the most.
ShapedText::ShortWord ShapedText::short_word(int end) const {
    const auto letter = [this](int at) { return static_cast<UChar32>(text_.text[static_cast<std::size_t>(at)]); };
    int begin = end;
    while (begin > 0 && u_isalpha(letter(begin - 1))) --begin;
    const int length = end - begin;
    if (length == 0 || length > 3 || (begin > 0 && letter(begin - 1) != ' ')) return {};
    return {begin, u_islower(letter(begin)) || (!u_isupper(letter(begin)) && length <= 2)};
}

// 0 at the best places, 1 where a typographer would rather not break. A word of up to three letters belongs to the next. A
// title says so more strongly, and is worst where it hangs on two of them: "A concert of the".
double ShapedText::penalty(const BreakPoint& point, Breaking breaking) const {
    if (point.kind != BreakKind::allowed) return 1;
    const int end = trimmed_end(0, point.at);
    const ShortWord word = end < point.at ? short_word(end) : ShortWord{};
    if (word.begin < 0) return 0;
    if (breaking != Breaking::balanced || !word.leans) return 0.25;
    return word.begin > 0 && short_word(trimmed_end(0, word.begin)).leans ? 1 : 0.8;
}

// A line that ends with a soft hyphen, or within a word of letters that is wider than the box; not within an address,
// where a hyphen would be read as a part of it.
bool ShapedText::draws_hyphen(int at) const {
    if (at <= 0 || at >= text_.size()) return false;
    const auto place = static_cast<std::size_t>(at);
    if (text_.text[place - 1] == soft_hyphen) return true;
    const auto is_letter = [this](std::size_t i) { return u_isalpha(text_.text[i]) || text_.text[i] == soft_hyphen; };
    if (!is_letter(place - 1) || !is_letter(place) || !hyphenates(item_at(at - 1).script)) return false;
    // What is longer than any word is none, and need not be read through for each of its letters.
    const std::size_t from = place - std::min(place, longest_word);
    const std::u16string_view around = std::u16string_view(text_.text).substr(from, 2 * longest_word);
    const std::size_t space = around.rfind(u' ', place - from), begin = space == around.npos ? 0 : space + 1;
    const std::u16string_view token = around.substr(begin, around.find(u' ', place - from) - begin);
    if (token.size() > longest_word) return false;
    const auto inner_stop = token.find(u'.');
    return token.find_first_of(u"/@_=:0123456789") == std::u16string_view::npos && (inner_stop == std::u16string_view::npos || inner_stop + 1 == token.size());
}

// Between two letters of a script that parts its words: elsewhere, as in Javanese, that is where lines break anyway.
bool ShapedText::cuts_word(const BreakPoint& point) const {
    return point.kind == BreakKind::emergency && parts_words(item_at(point.at - 1).script);
}

std::vector<Candidate> ShapedText::candidates(const Placing& placing) const {
    const auto length_to = [&](int at) { return placing.position[static_cast<std::size_t>(trimmed_end(0, at))]; };
    const auto start_of = [&](int at) { return placing.position[static_cast<std::size_t>(at)]; };
    std::vector<Candidate> out;
    for (const BreakPoint& point : Refiner(placing.breaks, placing.breaking_width).refine(length_to, start_of)) {
        const double hyphen = draws_hyphen(point.at) ? hyphen_width(point.at, placing.setting) : 0;
        out.push_back({point.at, length_to(point.at) + hyphen, start_of(point.at), penalty(point, placing.setting.breaking), cuts_word(point)});
    }
    return out;
}

// The line's pieces from left to right.
std::vector<ShapedText::Piece> ShapedText::visual_pieces(int begin, int end) const {
    std::vector<Piece> pieces;
    const int ink_end = trimmed_end(begin, end);
    for (const VisualRun& run : bidi_->line(begin, end)) {
        const auto first = static_cast<std::ptrdiff_t>(pieces.size());
        for (const Item& item : items_) {
            const int from = std::max(run.begin, item.begin), to = std::min({run.end, item.end, ink_end});
            if (from < to) pieces.push_back({&item, from, to, false, 0, {}, 0, {}});
        }
        if (run.right_to_left) std::reverse(pieces.begin() + first, pieces.end());
    }
    const bool hyphen = ink_end > begin && draws_hyphen(ink_end);
    for (Piece& piece : pieces) piece.hyphen = hyphen && piece.end == ink_end;
    return pieces;
}

void ShapedText::place_line(Placing& placing, int begin, int end, SetParagraph& paragraph) const {
    std::vector<Piece> pieces = visual_pieces(begin, end);
    Line line;
    line.begin = text_.source[static_cast<std::size_t>(begin)];
    line.end = text_.source[static_cast<std::size_t>(end)];
    InkExtent ink;
    for (Piece& piece : pieces) {
        measure(piece, placing);
        line.width += piece.width;
        ink.join(piece.ink.top, piece.ink.bottom);
    }
    const double px = scaled(placing.setting.px, placing.setting.optical_sizes ? placing.leading.scale : 1);
    const double clear = paragraph.lines.empty() ? 0 : clear_em * px;
    line.baseline = static_cast<int>(std::ceil(std::max(placing.y + placing.leading.above * px, placing.ink_bottom + clear + ink.top)));
    placing.y = line.baseline + (placing.leading.line_height - placing.leading.above) * px;
    placing.ink_bottom = line.baseline + ink.bottom;
    if (!pieces.empty()) line.hang = hang_of(pieces.front());
    place_runs(pieces, placing.setting, line);
    paragraph.lines.push_back(std::move(line));
}

// An opening bracket of Chinese or Japanese has its ink in the right half of its square: where it begins a line, the empty
// half hangs in the margin, so that the line begins where the others do.
int ShapedText::hang_of(const Piece& first) const {
    static constexpr std::u16string_view opening = u"「『（《〈【〔〖［｛";
    const bool begins_with_one = !bidi_->right_to_left() && opening.find(text_.text[static_cast<std::size_t>(first.begin)]) != opening.npos;
    return begins_with_one && is_own_face(first.item->face, "Hani") ? first.px / 2 : 0;
}

void ShapedText::place_runs(std::vector<Piece>& pieces, const Setting& setting, Line& line) const {
    double pen = bidi_->right_to_left() ? setting.width - line.width : -line.hang;
    for (Piece& piece : pieces) {
        const int x = static_cast<int>(std::lround(pen));
        pen += piece.width;
        if (!piece.hyphen && !has_ink(text_.text, piece.begin, piece.end)) continue;
        const Item& item = *piece.item;
        line.runs.push_back({std::move(piece.run.text), item.face, piece.px, item.script, language_, item.right_to_left,
                             std::move(piece.run.before), std::move(piece.run.after), x, line.baseline,
                             static_cast<int>(std::lround(pen)) - x, setting.color});
    }
}

SetParagraph ShapedText::set_lines(const Placing& start) const {
    Placing placing = start;
    SetParagraph paragraph;
    paragraph.right_to_left = bidi_->right_to_left();
    paragraph.missing_glyphs = missing_;
    paragraph.line_height = static_cast<int>(std::ceil(
        placing.leading.line_height * scaled(placing.setting.px, placing.setting.optical_sizes ? placing.leading.scale : 1)));
    const std::vector<Candidate> places = candidates(placing);
    int begin = 0;
    for (const int index : break_lines(places, placing.breaking_width, placing.setting.breaking)) {
        const int end = places[static_cast<std::size_t>(index)].at;
        place_line(placing, begin, end, paragraph);
        paragraph.cuts_words = paragraph.cuts_words || places[static_cast<std::size_t>(index)].cuts_word;
        begin = end;
    }
    paragraph.height = static_cast<int>(std::ceil(std::max(placing.y, placing.ink_bottom)));
    return paragraph;
}

SetParagraph ShapedText::lay_out(const Setting& setting) {
    const std::vector<double> position = positions(setting);
    Placing placing{setting, position, breaks(setting.breaking == Breaking::greedy), leading(), static_cast<double>(setting.width)};
    SetParagraph paragraph = set_lines(placing);
    // A line that is cut within a word can come out wider than it was as a part of the whole: its last letter takes its
    // final form. Then the lines are chosen again with that much in hand.
    for (int attempt = 0; attempt < 3; ++attempt) {
        double excess = 0;
        for (const Line& line : paragraph.lines) excess = std::max(excess, line.width - setting.width);
        if (excess <= 0.01) break;
        placing.breaking_width -= excess + 0.5;
        paragraph = set_lines(placing);
    }
    return paragraph;
}

}  // namespace chancery
