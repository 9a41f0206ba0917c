// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "fakes/typography_data.h"
#include "layout/paginate.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/text_painter.h"

namespace chancery::lab {

// One screen's column of text, as a slide has it.
struct Column {
    const char* screen;
    int width, height, px, floor;
};
inline constexpr Column columns[] = {
    {"1920×1080", 1100, 640, 64, 38}, {"1080×1920", 860, 1100, 64, 38}, {"3840×2160", 2200, 1280, 128, 76}};

// The article, repeated up to some ninety words.
std::string ninety_words(const test::Article& article);

SetText set_in(Typeface& typeface, const std::string& text, const std::string& language, const Column& column);

inline double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * share))];
}

// Each prints its rows of the table.
void report_coverage();
void report_boxes();
void report_browser();
void report_quality();
void report_layout_time();
void report_drawing_time();
void report_memory();

}  // namespace chancery::lab
