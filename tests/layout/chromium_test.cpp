// SPDX-License-Identifier: EUPL-1.2
// Line breaks and widths against those of a browser with the same fonts.
#include <algorithm>
#include <cmath>
#include <map>

#include "catch.h"
#include "fakes/typography_data.h"
#include "layout/shaped_text.h"
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
    std::vector<std::string> differences;  // codes, in order
    std::vector<double> width_errors;
};

Comparison compare_with_browser() {
    HarfBuzzTypeface typeface;
    std::map<std::string, Article> articles;
    for (Article& article : udhr_articles()) articles[article.code] = article;
    Comparison out;
    for (const BrowserLines& reference : browser_lines()) {
        const Article& article = articles.at(reference.code);
        ShapedText text(typeface, article.text, article.language, {}, nullptr);
        const SetParagraph set = text.lay_out({px, box, {}, Breaking::greedy, false});
        ++out.entries;
        if (line_starts(set, text.text()) != reference.starts) {
            out.differences.push_back(article.code);
            continue;
        }
        for (std::size_t i = 0; i < set.lines.size(); ++i) out.width_errors.push_back(std::abs(set.lines[i].width - reference.widths.at(i)));
    }
    std::sort(out.differences.begin(), out.differences.end());
    std::sort(out.width_errors.begin(), out.width_errors.end());
    return out;
}

}  // namespace

TEST_CASE("lines break where a browser breaks them, but for the differences that are explained") {
    const Comparison found = compare_with_browser();
    std::vector<std::string> explained;
    for (const auto& [code, reason] : browser_differences()) explained.push_back(code);
    CHECK(found.differences == explained);
    CHECK(static_cast<double>(found.differences.size()) <= 0.025 * static_cast<double>(found.entries));
    REQUIRE(found.width_errors.size() > 800);
    CHECK(found.width_errors.at(found.width_errors.size() * 99 / 100) <= 0.5);
}
