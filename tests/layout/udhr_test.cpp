// SPDX-License-Identifier: EUPL-1.2
// The Universal Declaration of Human Rights in 281 languages: whatever is sent, it stands whole within its box.
#include <algorithm>
#include <cmath>

#include "catch.h"
#include "fakes/typography_data.h"
#include "layout/paginate.h"
#include "layout/shaped_text.h"
#include "screen/harfbuzz_typeface.h"

using namespace chancery;
using namespace chancery::test;

namespace {

bool stands_inside(const std::vector<Line>& lines, int width, int height) {
    return std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
        const bool runs_inside = std::all_of(line.runs.begin(), line.runs.end(), [&](const GlyphRun& run) {
            return run.x >= -line.hang && run.x + run.advance <= width + 1;  // each run's place is rounded by itself
        });
        return runs_inside && line.width <= width + 0.01 && line.baseline > 0 && line.baseline < height;
    });
}

// Ink of the line above and of this one, as the fonts tell it.
bool ink_is_clear(Typeface& typeface, const std::vector<Line>& lines) {
    const auto reach = [&](const Line& line) {
        InkExtent ink;
        for (const GlyphRun& run : line.runs)
            for (const ShapedGlyph& glyph : typeface.shape({run.face, run.text, run.before, run.after, run.script, run.language, run.right_to_left}))
                ink.join(glyph.top * run.px, glyph.bottom * run.px);
        return ink;
    };
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i - 1].baseline + reach(lines[i - 1]).bottom >= lines[i].baseline - reach(lines[i]).top) return false;
    return true;
}

bool looks_like(const SetParagraph& one, const SetParagraph& other) {
    return one.height == other.height &&
           std::equal(one.lines.begin(), one.lines.end(), other.lines.begin(), other.lines.end(), [](const Line& a, const Line& b) {
               return a.baseline == b.baseline && std::abs(a.width - b.width) < 1e-6 && a.runs == b.runs;
           });
}

}  // namespace

TEST_CASE("a part of a text that takes over the glyphs of the whole looks as it does by itself, in every language") {
    HarfBuzzTypeface typeface;
    std::vector<std::string> differing;
    for (const Article& article : udhr_articles()) {
        ShapedText whole(typeface, article.text, article.language, {}, nullptr);
        std::vector<std::size_t> words = {0};
        for (std::size_t at = 0; (at = article.text.find(' ', at)) != std::string::npos;) words.push_back(++at);
        std::size_t within = words[words.size() / 5];  // a word, which most scripts write differently when it is cut
        do ++within;
        while (within < article.text.size() && (article.text[within] & 0xC0) == 0x80);
        for (const std::size_t begin : {words[words.size() / 5], words[words.size() / 2], within})
            for (const std::size_t end : {words[words.size() * 3 / 4], article.text.size() + 1}) {
                if (begin + 1 >= end) continue;
                const std::string part = article.text.substr(begin, end - 1 - begin);
                ShapedText taken(typeface, part, article.language, {}, nullptr, ShapedText::Whole{whole, begin});
                ShapedText alone(typeface, part, article.language, {}, nullptr);
                if (!looks_like(taken.lay_out({50, 700, {}, Breaking::optimal}), alone.lay_out({50, 700, {}, Breaking::optimal})))
                    differing.push_back(article.code);
            }
    }
    CHECK(differing == std::vector<std::string>{});
}

TEST_CASE("no language misses a glyph, leaves its box or lets lines touch, on three screens") {
    HarfBuzzTypeface typeface;
    std::vector<std::string> missing, outside, touching;
    for (const Article& article : udhr_articles()) {
        ShapedText text(typeface, article.text, article.language, {}, nullptr);
        if (text.missing_glyphs() > 0) missing.push_back(article.code);
        // The text columns of 1920 × 1080, 1080 × 1920 and 3840 × 2160.
        for (const auto& [px, width] : {std::pair(60, 1000), std::pair(56, 800), std::pair(120, 2000)}) {
            const SetParagraph set = text.lay_out({px, width, {}, Breaking::optimal});
            if (!stands_inside(set.lines, width, set.height)) outside.push_back(article.code);
            if (px == 56 && !ink_is_clear(typeface, set.lines)) touching.push_back(article.code);
        }
    }
    CHECK(missing == std::vector<std::string>{});
    CHECK(outside == std::vector<std::string>{});
    CHECK(touching == std::vector<std::string>{});
}

TEST_CASE("every article fits its page, at the floor or above it, word for word") {
    HarfBuzzTypeface typeface;
    std::vector<std::string> wrong;
    for (const Article& article : udhr_articles()) {
        if (article.text.empty()) continue;
        const std::vector<Block> blocks = {{Block::Kind::paragraph, article.text, {}}};
        TextRequest request;
        request.blocks = &blocks;
        request.language = article.language;
        request.style.px = 72;
        request.floor_px = 38;
        request.width = 1000;
        request.height = 560;
        const SetText set = set_text(typeface, request);
        std::string shown;
        for (const TextPage& page : set.pages) {
            if (!stands_inside(page.lines, 1000, page.height) || page.height > 560) wrong.push_back(article.code + " leaves its page");
            shown += page.text + " ";
        }
        const auto letters = [](std::string text) {
            text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
            return text;
        };
        if (letters(shown) != letters(article.text)) wrong.push_back(article.code + " loses words");
        if (set.px < 38 || (set.pages.size() > 1 && set.px != 38)) wrong.push_back(article.code + " at " + std::to_string(set.px));
    }
    CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("paragraphs of ninety words are evenly set and end with no lone word") {
    HarfBuzzTypeface typeface;
    std::vector<double> last_lines, raggedness;
    int lone_words = 0;
    for (const Article& article : udhr_articles()) {
        if (article.text.size() < 40) continue;
        std::string words = article.text;
        while (std::count(words.begin(), words.end(), ' ') < 90 && words.size() < 700) words += " " + article.text;
        ShapedText text(typeface, words, article.language, {}, nullptr);
        const SetParagraph set = text.lay_out({50, 1600, {}, Breaking::optimal});
        if (set.lines.size() < 2) continue;
        double widest = 0, sum = 0, squares = 0;
        for (const Line& line : set.lines) {
            widest = std::max(widest, line.width);
            sum += line.width;
            squares += line.width * line.width;
        }
        const auto count = static_cast<double>(set.lines.size());
        last_lines.push_back(set.lines.back().width / widest);
        raggedness.push_back(std::sqrt(std::max(0.0, squares / count - sum * sum / (count * count))) / 1600);
        lone_words += set.lines.back().width < widest / 3 ? 1 : 0;
    }
    REQUIRE(last_lines.size() > 270);
    std::sort(last_lines.begin(), last_lines.end());
    std::sort(raggedness.begin(), raggedness.end());
    CHECK(lone_words == 0);
    CHECK(last_lines[last_lines.size() / 2] >= 0.9);
    CHECK(raggedness[raggedness.size() / 2] <= 0.04);
}
