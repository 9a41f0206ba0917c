// SPDX-License-Identifier: EUPL-1.2
// Line breaks and widths against those of a browser with the same fonts.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>

#include "catch.h"
#include "layout/shaped_text.h"
#include "layout/typography_data.h"
#include "screen/harfbuzz_typeface.h"

using namespace chancery;
using namespace chancery::test;

namespace {

constexpr int box = 1200, px = 48;

// The units at which lines start, as a browser counts them.
std::vector<int> line_starts(const SetParagraph& paragraph, const TypographicText& text) {
    std::vector<int> starts;
    for (const Line& line : paragraph.lines)
        starts.push_back(static_cast<int>(std::lower_bound(text.source.begin(), text.source.end(), line.begin) - text.source.begin()));
    return starts;
}

struct Comparison {
    std::size_t entries = 0;
    std::map<std::string, std::string> differences;
    std::vector<double> width_errors;
};

Comparison compare_with_browser() {
    HarfBuzzTypeface typeface;
    std::map<std::string, nlohmann::json> articles;
    for (const auto& article : typography_data("udhr-articles.json")) articles[article.at("code")] = article;
    Comparison out;
    const auto references = typography_data("chromium-linebreaks.json");
    for (const auto& reference : references.at("lines")) {
        const auto& article = articles.at(reference.at("code"));
        ShapedText text(typeface, in_one_line(article.at("article1")), language_of(article), {}, nullptr);
        const SetParagraph set = text.lay_out({px, box, {}, Breaking::greedy, false});
        const std::vector<int> ours = line_starts(set, text.text());
        ++out.entries;
        if (ours != reference.at("start_utf16").get<std::vector<int>>()) {
            out.differences[article.at("code")] = language_of(article) + " ours " + nlohmann::json(ours).dump() + " browser " + reference.at("start_utf16").dump();
            continue;
        }
        for (std::size_t i = 0; i < set.lines.size(); ++i)
            out.width_errors.push_back(std::abs(set.lines[i].width - reference.at("width_px").at(i).get<double>()));
    }
    std::sort(out.width_errors.begin(), out.width_errors.end());
    return out;
}

}  // namespace

TEST_CASE("lines break where a browser breaks them, but for the differences that are explained") {
    const Comparison found = compare_with_browser();
    const auto explained = typography_data("chromium-differences.json");
    std::vector<std::string> unexplained, stale;
    for (const auto& [code, what] : found.differences)
        if (!explained.contains(code)) unexplained.push_back(code + ": " + what);
    for (const auto& [code, reason] : explained.items())
        if (!found.differences.count(code)) stale.push_back(code);
    CHECK(unexplained == std::vector<std::string>{});
    CHECK(stale == std::vector<std::string>{});
    CHECK(static_cast<double>(found.differences.size()) <= 0.025 * static_cast<double>(found.entries));
    REQUIRE(found.width_errors.size() > 800);
    CHECK(found.width_errors.at(found.width_errors.size() * 99 / 100) <= 0.5);
}
