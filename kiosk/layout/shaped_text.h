// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/bidi.h"
#include "layout/break_points.h"
#include "layout/fonts.h"
#include "layout/itemize.h"
#include "layout/line_breaker.h"
#include "layout/paragraph.h"

namespace chancery {

// How far ink reaches from the baseline, in px or ems.
struct InkExtent {
    double top = 0;     // above it
    double bottom = 0;  // below it, positive
    void join(double other_top, double other_bottom) {
        top = top < other_top ? other_top : top;
        bottom = bottom < other_bottom ? other_bottom : bottom;
    }
};

// A paragraph shaped once, at font units: every size and width after that is a multiplication. Fitting a text to a box
// asks lay_out() for many sizes of one of these. One thread, that of its typeface.
class ShapedText {
public:
    // A text of which this one is a part, in the same language and style, and the byte at which the part begins in it.
    struct Whole {
        const ShapedText& text;
        std::size_t at;
    };

    // Where `whole` is given, its glyphs are taken over instead of shaped anew, as far as cutting them out changes none.
    ShapedText(Typeface& typeface, std::string_view text, std::string_view language, const FontStyle& font,
               const std::vector<Emphasis>* emphasis, std::optional<Whole> whole = {});
    ShapedText(const ShapedText&) = delete;
    ShapedText& operator=(const ShapedText&) = delete;

    struct Setting {
        int px = 40;
        int width = 0;
        Color color;
        Breaking breaking = Breaking::optimal;
        bool optical_sizes = true;  // scripts that look smaller than Latin are set larger
    };
    SetParagraph lay_out(const Setting& setting);

    [[nodiscard]] const TypographicText& text() const { return text_; }
    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    [[nodiscard]] const BidiParagraph& bidi() const { return *bidi_; }
    [[nodiscard]] const std::vector<BreakPoint>& breaks(bool like_browser);
    // Characters that no font has; they are shown as U+FFFD where they are letters, and left out where they are not.
    [[nodiscard]] int missing_glyphs() const { return missing_; }

private:
    // What one lay_out() works on, and a visual run of one of its lines.
    struct Placing;
    struct Piece;

    void shape_all(const FontStyle& font, const std::vector<Emphasis>* emphasis, std::optional<Whole> whole);
    [[nodiscard]] std::optional<int> unit_in(const Whole& whole) const;
    bool take_item(const Item& item, const ShapedText& whole, int offset);
    std::vector<int> shape_item(const Item& item);
    void replace(const std::vector<int>& missing);
    [[nodiscard]] double hyphen_width(int at, const Setting& setting) const;
    void measure(Piece& piece, const Placing& placing) const;
    [[nodiscard]] bool same_when_cut(int begin, int end) const;
    [[nodiscard]] const Item& item_at(int at) const;
    [[nodiscard]] int trimmed_end(int begin, int end) const;
    struct ShortWord {
        int begin = -1;      // unit; -1: there is none
        bool leans = false;  // on the word after it
    };
    [[nodiscard]] ShortWord short_word(int end) const;
    [[nodiscard]] double penalty(const BreakPoint& point, Breaking breaking) const;

    [[nodiscard]] bool draws_hyphen(int at) const;
    [[nodiscard]] bool cuts_word(const BreakPoint& point) const;
    [[nodiscard]] std::vector<double> positions(const Setting& setting) const;
    [[nodiscard]] ScriptSetting leading() const;
    [[nodiscard]] std::vector<Candidate> candidates(const Placing& placing) const;
    [[nodiscard]] std::vector<Piece> visual_pieces(int begin, int end) const;
    void place_line(Placing& placing, int begin, int end, SetParagraph& paragraph) const;
    [[nodiscard]] int hang_of(const Piece& first) const;
    void place_runs(std::vector<Piece>& pieces, const Setting& setting, Line& line) const;
    SetParagraph set_lines(const Placing& placing) const;

    Typeface& typeface_;
    std::string language_;
    TypographicText text_;
    std::optional<BidiParagraph> bidi_;
    std::vector<int> graphemes_;
    std::vector<Item> items_;
    std::vector<double> advance_;        // ems, at the first unit of each cluster
    std::vector<InkExtent> ink_;         // ems, likewise
    std::vector<char> unsafe_;           // the glyphs on both sides change when the text is cut here
    std::vector<BreakPoint> breaks_[2];  // as a typographer, as a browser
    int missing_ = 0;
};

}  // namespace chancery
