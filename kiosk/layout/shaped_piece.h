// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cmath>

#include "layout/shaped_text.h"

namespace chancery {

// What shaped_text.cpp (measuring) and lay_out.cpp (placing) share.

inline constexpr std::string_view drawn_hyphen = "\u2010";  // at a line's end, in the place of a soft hyphen if there is one
inline constexpr std::string_view soft_hyphen_utf8 = "\u00AD";

// A run in UTF-8, with a few characters of its paragraph on both sides.
struct RunText {
    std::string text, before, after;
};
RunText run_text(const TypographicText& text, int begin, int end);

struct ShapedText::Piece {
    const Item* item = nullptr;
    int begin = 0, end = 0;  // units
    bool hyphen = false;     // one is drawn at its end
    int px = 0;
    RunText run;
    double width = 0;
    InkExtent ink;           // px
};

struct ShapedText::Placing {
    const Setting& setting;
    const std::vector<double>& position;  // where each unit begins on one endless line, px
    const std::vector<BreakPoint>& breaks;
    ScriptSetting leading;
    double breaking_width = 0;
    double y = 0;           // the lower end of the last line's leading
    double ink_bottom = 0;  // the last line's baseline plus its ink
};

inline double scaled(int px, double scale) { return static_cast<double>(std::lround(px * scale)); }

inline int item_px(const Item& item, const ShapedText::Setting& setting) {
    return setting.optical_sizes ? static_cast<int>(scaled(setting.px, item.scale)) : setting.px;
}

}  // namespace chancery
