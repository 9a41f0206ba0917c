// SPDX-License-Identifier: EUPL-1.2
#include "layout/compose.h"

#include <algorithm>
#include <array>

#include "catch.h"
#include "fakes/block_typeface.h"
#include "layout/contrast.h"
#include "layout/dates.h"
#include "layout/hyphenator.h"
#include "layout/soft_hyphens.h"

using namespace chancery;

namespace {

Version version(std::string language, std::string title, std::vector<std::string> paragraphs) {
    Version out;
    out.language = std::move(language);
    out.title = std::move(title);
    for (std::string& text : paragraphs) out.body.push_back({Block::Kind::paragraph, std::move(text), {}});
    return out;
}

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += i % 9 == 8 ? "stop. " : "words ";
    return text + "end.";
}

std::vector<Page> pages_of(const Version& text, Size size = {1920, 1080}, const std::optional<Backdrop>& backdrop = std::nullopt) {
    BlockTypeface typeface;
    Statement statement;
    statement.id = "s";
    statement.issuer = "Foreign Affairs";
    statement.issued = parse_rfc3339("2025-12-10T09:00:00Z");
    statement.versions = {text};
    return compose({statement, text}, backdrop, Theme{}, {size, {}, "Europe/Brussels"}, typeface);
}

int scrim_alpha_of(const Page& page) {
    for (const FrameItem& item : page.frame.items)
        if (const auto* fill = std::get_if<Fill>(&item)) return fill->color.alpha;
    return -1;
}

}  // namespace

TEST_CASE("a statement becomes at least one page, whatever it lacks") {
    CHECK(pages_of(version("en", "", {})).size() == 1);
    CHECK(pages_of(version("en", "Only a title", {})).size() == 1);
    CHECK(pages_of(version("en", "", {"Only a text."})).at(0).text == "Only a text.\nForeign Affairs  ·  10 December 2025");
    CHECK(pages_of(version("en", "", {}), {160, 160}).size() == 1);
}

TEST_CASE("a page tells exactly what it shows, in reading order") {
    const Page page = pages_of(version("en", "Title", {"First.", "Second."})).at(0);
    CHECK(page.text == "Title\nFirst.\nSecond.\nForeign Affairs  ·  10 December 2025");
}

TEST_CASE("a long text is shown whole, on pages that say which they are, with nothing outside its column") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}, Size{1280, 1024}, Size{3840, 2160}}) {
        const auto pages = pages_of(version("en", "A title", {words(300), words(100)}), size);
        REQUIRE(pages.size() > 1);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CHECK_FALSE(pages[i].clipped);
            CHECK(pages[i].text.find(std::to_string(i + 1) + "/" + std::to_string(pages.size())) != std::string::npos);
        }
    }
}

TEST_CASE("a title that is no title opens the text instead of being cut") {
    const auto pages = pages_of(version("en", words(120), {"Text."}));
    std::string shown;
    for (const Page& page : pages) {
        shown += page.text;
        CHECK_FALSE(page.clipped);
    }
    CHECK(shown.find("end.") != std::string::npos);
}

TEST_CASE("the whole layout mirrors for right-to-left languages") {
    const auto mean_x = [](const Page& page) {
        int sum = 0, count = 0;
        for (const FrameItem& item : page.frame.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) sum += run->x, ++count;
        return sum / count;
    };
    const Page left = pages_of(version("en", "Title", {"Words of a text."})).at(0);
    const Page right = pages_of(version("ar", "عنوان", {"كلمات النص."})).at(0);
    CHECK_FALSE(left.right_to_left);
    CHECK(right.right_to_left);
    CHECK(mean_x(left) < 900);
    CHECK(mean_x(right) > 1100);
}

TEST_CASE("the scrim is as strong as seven to one needs: more on white than on black") {
    std::array<std::uint8_t, 32 * 18> cells{};
    const auto with = [&](std::uint8_t lightness) {
        cells.fill(lightness);
        return pages_of(version("en", "Title", {"Text."}), {1920, 1080}, Backdrop{{}, cells.data(), 32, 18}).at(0);
    };
    const int on_black = scrim_alpha_of(with(0)), on_white = scrim_alpha_of(with(255));
    CHECK(on_black < on_white);
    const Theme theme;
    const Color under = blend(theme.scrim, on_white, {255, 255, 255, 255});
    for (const Color& ink : {theme.title, theme.text, theme.quiet})
        CHECK(contrast_ratio(relative_luminance(ink), relative_luminance(under)) >= 7);
}

TEST_CASE("contrast ratios are WCAG's") {
    CHECK(contrast_ratio(relative_luminance({255, 255, 255, 255}), relative_luminance({0, 0, 0, 255})) == Approx(21));
    CHECK(contrast_ratio(relative_luminance({119, 119, 119, 255}), 1) == Approx(4.48).margin(0.01));
    CHECK(grey_of_luminance(relative_luminance({119, 119, 119, 255})) == Color{119, 119, 119, 255});
}

TEST_CASE("dates are written in the language, in the day of the zone, with the digits of the text beside them") {
    const Instant late = *parse_rfc3339("2025-12-09T23:30:00Z");
    CHECK(written_date(late, "Europe/Brussels", "en", "") == "10 December 2025");
    CHECK(written_date(late, "America/New_York", "fr", "") == "9 décembre 2025");
    CHECK(written_date(late, "Europe/Brussels", "ar", "") == "١٠ ديسمبر ٢٠٢٥");
    CHECK(written_date(late, "Europe/Brussels", "ar", "74 بلداً") == "10 ديسمبر 2025");
    CHECK(page_mark(2, 3, "ar", "") == "٢/٣");
}

TEST_CASE("a word too long for any line is parted where its language parts it, and only then") {
    struct Rules final : Hyphenator {
        [[nodiscard]] std::vector<std::size_t> points(std::string_view word, std::string_view) const override {
            return word.size() > 8 ? std::vector<std::size_t>{20, 40} : std::vector<std::size_t>{};
        }
    };
    BlockTypeface typeface;
    typeface.part_words_by(std::make_shared<Rules>());
    Statement statement;
    const std::string longest(60, 'x');
    const Version text = version("de", "", {"Ein " + longest + " Wort."});
    const auto pages = compose({statement, text}, std::nullopt, Theme{}, {{1080, 1920}, {}, "UTC"}, typeface);
    std::vector<std::string> runs;
    for (const FrameItem& item : pages.at(0).frame.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) runs.push_back(run->text);
    // Three parts of twenty letters, wherever the spaces fall.
    int whole_parts = 0;
    for (const std::string& run : runs) {
        const auto letters = std::count(run.begin(), run.end(), 'x');
        CHECK(letters % 20 == 0);
        whole_parts += static_cast<int>(letters / 20);
    }
    CHECK(whole_parts == 3);
    CHECK(pages[0].text.find(longest) != std::string::npos);
}

TEST_CASE("soft hyphens move the emphasis along and leave no trace in what is read") {
    struct Rules final : Hyphenator {
        [[nodiscard]] std::vector<std::size_t> points(std::string_view word, std::string_view) const override {
            return word.size() >= 8 ? std::vector<std::size_t>{4} : std::vector<std::size_t>{};
        }
    };
    const std::vector<Block> blocks{{Block::Kind::paragraph, "abcdefgh strong", {{9, 15, true}}}};
    const auto parted = with_soft_hyphens(blocks, "en", Rules());
    CHECK(parted[0].text == "abcd\u00ADefgh strong");
    CHECK(parted[0].text.substr(parted[0].emphasis[0].begin, 6) == "strong");
    CHECK(without_soft_hyphens(parted[0].text) == blocks[0].text);
    CHECK(has_long_word("a Menschenrechtsverletzung b", 18));
    CHECK_FALSE(has_long_word("many short words in a line", 18));
}
