// SPDX-License-Identifier: EUPL-1.2
// The edge cases of typography-cases.json: cleaned, set and held to what each of them is about.
#include <algorithm>
#include <functional>
#include <map>

#include "catch.h"
#include "edition/clean_text.h"
#include "fakes/typography_data.h"
#include "layout/shaped_text.h"
#include "screen/harfbuzz_typeface.h"

using namespace chancery;
using namespace chancery::test;

namespace {

struct Case {
    EdgeCase data;
    std::string cleaned;
    HarfBuzzTypeface* typeface = nullptr;

    [[nodiscard]] std::unique_ptr<ShapedText> shaped() const {
        return std::make_unique<ShapedText>(*typeface, cleaned, data.language, FontStyle{}, nullptr);
    }
    // Where a typographer would let a line end, as offsets into the UTF-16 text.
    [[nodiscard]] std::vector<int> breaks() const {
        const auto shaped_text = shaped();
        std::vector<int> places;
        for (const BreakPoint& point : shaped_text->breaks(false))
            if (point.kind >= BreakKind::allowed) places.push_back(point.at);
        return places;
    }
    [[nodiscard]] SetParagraph set(int width, int px = 48) const {
        return set_paragraph(*typeface, {cleaned, nullptr, data.language, {{}, px, {}}, width, Breaking::optimal});
    }
    [[nodiscard]] bool breaks_before(std::u16string_view part) const {
        const auto at = shaped()->text().text.find(part);
        const auto places = breaks();
        return at != std::u16string::npos && std::binary_search(places.begin(), places.end(), static_cast<int>(at));
    }
};

// Every letter of the text is drawn, in its order, by the runs of all lines.
std::string drawn(const SetParagraph& paragraph) {
    std::string text;
    for (const Line& line : paragraph.lines)
        for (const GlyphRun& run : line.runs) text += run.text;
    return text;
}

// The languages' own promise: no glyph missing, no line over the box at three widths, runs within the box.
void check_basics(const Case& c) {
    for (const int width : {1600, 700, 300}) {
        const SetParagraph set = c.set(width);
        CHECK(set.lines.size() >= 1);
        for (const Line& line : set.lines) {
            CHECK(line.width <= width + 0.01);
            for (const GlyphRun& run : line.runs) CHECK((run.x >= -line.hang && run.x + run.advance <= width));
        }
        CHECK(set.right_to_left == c.data.right_to_left);
    }
}

const GlyphRun* run_with(const SetParagraph& set, const std::string& part) {
    for (const Line& line : set.lines)
        for (const GlyphRun& run : line.runs)
            if (run.text.find(part) != std::string::npos) return &run;
    return nullptr;
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

int units(const std::vector<VisualRun>& runs) {
    int count = 0;
    for (const VisualRun& run : runs) count += run.end - run.begin;
    return count;
}

using Check = std::function<void(const Case&)>;

bool drawn_in(const Case& c, const std::string& part, const std::string& file) {
    const SetParagraph set = c.set(4000);
    const GlyphRun* run = run_with(set, part);
    return run != nullptr && run->face.file.find(file) != std::string::npos;
}

void check_line_starts(const Case& c, std::u16string_view never_first, std::u16string_view never_last) {
    const auto shaped = c.shaped();
    const std::u16string& text = shaped->text().text;
    for (const int at : c.breaks()) {
        if (at < shaped->text().size()) CHECK(never_first.find(text[static_cast<std::size_t>(at)]) == std::u16string_view::npos);
        CHECK(never_last.find(text[static_cast<std::size_t>(at) - 1]) == std::u16string_view::npos);
    }
}

void same_breaks(const Case& c) { CHECK(c.breaks() == c.data.breaks); }

void one_run_to_the_left(const Case& c) {
    const SetParagraph set = c.set(4000);
    REQUIRE(set.lines.size() == 1);
    CHECK(set.lines[0].runs.size() == 1);
    CHECK(set.lines[0].runs[0].right_to_left);
    CHECK(set.lines[0].runs[0].text == c.cleaned);
}

const std::map<std::string, Check> checks = {
    {"bidi-digits-ar", [](const Case& c) {
         const SetParagraph set = c.set(4000);
         const GlyphRun* year = run_with(set, "1948");
         REQUIRE(year != nullptr);
         CHECK_FALSE(year->right_to_left);
         CHECK(ends_with(set.lines[0].runs.front().text, "."));  // the full stop at the left end
         CHECK(set.lines[0].runs.front().right_to_left);         // mirrored once, by HarfBuzz
     }},
    {"bidi-percent-ar", [](const Case& c) {
         const SetParagraph set = c.set(4000);
         const GlyphRun *number = run_with(set, "75"), *sign = run_with(set, "%");
         REQUIRE((number != nullptr && sign != nullptr));
         CHECK(sign->x < number->x);
     }},
    {"bidi-latin-name-ar", [](const Case& c) {
         const SetParagraph set = c.set(4000);
         const GlyphRun* name = run_with(set, "Marriët Schuurman");
         REQUIRE(name != nullptr);
         CHECK_FALSE(name->right_to_left);
     }},
    {"bidi-docsymbol-ar", [](const Case& c) {
         CHECK(run_with(c.set(4000), "A/RES/77/229") != nullptr);
         for (const char16_t* part : {u"RES", u"77", u"229"}) CHECK_FALSE(c.breaks_before(part));
     }},
    {"bidi-hebrew-numbers", [](const Case& c) { CHECK(run_with(c.set(4000), "29.11.1947") != nullptr); }},
    {"bidi-english-with-arabic", [](const Case& c) {
         const SetParagraph set = c.set(4000);
         const GlyphRun* island = run_with(set, "بيان مشترك");
         REQUIRE(island != nullptr);
         CHECK(island->right_to_left);
         CHECK(island->text == "بيان مشترك");
     }},
    {"bidi-firststrong-neutral", [](const Case& c) {
         const SetParagraph set = c.set(1000);
         CHECK(set.right_to_left);
         CHECK(set.lines[0].runs.back().x + set.lines[0].runs.back().advance == 1000);
     }},
    {"arabic-marks", one_run_to_the_left},
    {"arabic-lamalef", one_run_to_the_left},
    {"persian-zwnj", one_run_to_the_left},
    {"persian-digits", [](const Case& c) {
         const GlyphRun* year = run_with(c.set(4000), "۱۳۲۷");
         REQUIRE(year != nullptr);
     }},
    {"urdu-nastaliq", [](const Case& c) {
         CHECK(drawn_in(c, "انسان", "NotoNastaliqUrdu-Regular"));
         CHECK(c.set(600).line_height >= 2.5 * 48);
     }},
    {"hindi-conjunct", [](const Case& c) { CHECK(c.set(4000).lines[0].runs.size() == 1); same_breaks(c); }},
    {"bengali-conjunct", [](const Case& c) { CHECK(c.set(4000).lines[0].runs.size() == 1); same_breaks(c); }},
    {"tamil", [](const Case& c) { CHECK(c.set(4000).lines[0].runs.size() == 1); same_breaks(c); }},
    {"sinhala-zwj", [](const Case& c) { CHECK(drawn(c.set(4000)) == c.data.text); same_breaks(c); }},
    {"khmer-coeng", [](const Case& c) { same_breaks(c); CHECK(c.set(4000).line_height >= 1.6 * 48); }},
    {"thai-nospace", same_breaks},
    {"lao-nospace", same_breaks},
    {"burmese-nospace", same_breaks},
    {"javanese-nobreak", [](const Case& c) { CHECK(c.set(300).lines.size() > 2); }},
    {"tibetan-tsheg", same_breaks},
    {"amharic-wordspace", same_breaks},
    {"japanese-kinsoku", [](const Case& c) { check_line_starts(c, u"、。」）", u"「（"); }},
    {"japanese-phrase", same_breaks},
    {"chinese-punct", [](const Case& c) { check_line_starts(c, u"，。”", u"“"); same_breaks(c); }},
    {"chinese-hant", [](const Case& c) {
         CHECK(run_with(c.set(4000), "直骨令今返者述")->face.index == 3);
         same_breaks(c);
     }},
    {"korean-keepall", [](const Case& c) {
         const auto shaped = c.shaped();
         for (const int at : c.breaks()) CHECK((at == shaped->text().size() || shaped->text().text[static_cast<std::size_t>(at) - 1] == ' '));
         CHECK(run_with(c.set(4000), "모든")->face.index == 1);
     }},
    {"french-plain-spaces", [](const Case& c) {
         CHECK(drawn(c.set(4000)) == "«\u00A0Déclaration\u00A0»\u00A0: l’égalité\u202F; 10\u202F000\u00A0€\u202F?");
         CHECK(c.breaks() == std::vector<int>{18, 30, 40});
     }},
    {"french-nnbsp", same_breaks},
    {"german-soft-hyphen", [](const Case& c) {
         const SetParagraph narrow = c.set(420);
         REQUIRE(narrow.lines.size() > 2);
         CHECK(ends_with(narrow.lines[0].runs.back().text, "\u2010"));
         CHECK(drawn(c.set(4000)).find("\u2010") == std::string::npos);
     }},
    {"dutch-apostrophe", [](const Case& c) { CHECK_FALSE(c.breaks_before(u"Gravenhage")); CHECK_FALSE(c.breaks_before(u"mei")); }},
    {"turkish-i", [](const Case& c) {
         CHECK(drawn(c.set(4000)) == c.data.text);
         CHECK(c.set(4000).lines[0].runs.at(0).language == "tr");
     }},
    {"vietnamese-stack", same_breaks},
    {"serbian-be", [](const Case& c) { CHECK(c.set(4000).lines[0].runs.at(0).language == "sr-Cyrl"); same_breaks(c); }},
    {"romanian-comma", same_breaks},
    {"combining-nfd", [](const Case& c) { CHECK(c.set(4000).lines[0].runs.size() == 1); same_breaks(c); }},
    {"c1-controls", [](const Case& c) { CHECK(c.cleaned == "d’abord “citation”"); }},
    {"controls", [](const Case& c) {
         CHECK(c.cleaned == "a b c\u200Ede\u00ADf");
         CHECK(drawn(c.set(4000)).find('\t') == std::string::npos);
     }},
    {"emoji", [](const Case& c) { CHECK(drawn_in(c, "🕊", "NotoColorEmoji")); CHECK(drawn_in(c, "🇳🇱", "NotoColorEmoji")); }},
    {"long-token", [](const Case& c) { CHECK(c.set(200).lines.size() > 4); }},
    {"ranges", [](const Case& c) {
         for (const char16_t* part : {u"–", u"5 May", u"May", u"2)", u"Smith", u"7,", u"12"}) CHECK_FALSE(c.breaks_before(part));
         CHECK(c.breaks_before(u"(Art."));
     }},
    {"em-dash", [](const Case& c) { CHECK_FALSE(c.breaks_before(u"—and")); CHECK(c.breaks_before(u"and")); CHECK_FALSE(c.breaks_before(u"—for")); }},
    {"unassigned", [](const Case& c) {
         CHECK(drawn(c.set(4000)) == "text end");
         CHECK(c.set(4000).missing_glyphs == 1);
     }},
};

}  // namespace

TEST_CASE("every edge case of typography is set right") {
    HarfBuzzTypeface typeface;
    for (const EdgeCase& data : edge_cases()) {
        INFO(data.id);
        auto cleaned = clean_text(data.text);
        REQUIRE(cleaned);
        const Case c{data, *cleaned, &typeface};
        check_basics(c);
        const auto shaped = c.shaped();
        const bool same_text = shaped->text().text.size() == static_cast<std::size_t>(data.runs.empty() ? 0 : units(data.runs));
        if (c.cleaned == data.text && same_text) CHECK((shaped->bidi().line(0, shaped->text().size()) == data.runs));
        REQUIRE(checks.count(data.id) == 1);
        checks.at(data.id)(c);
    }
}

TEST_CASE("the empty half of a Japanese or Chinese bracket that begins a line hangs in the margin, and no other sign does") {
    HarfBuzzTypeface typeface;
    const auto set = [&](const char* text, const char* language) { return set_paragraph(typeface, {text, nullptr, language, {{}, 48, {}}, 1000, Breaking::optimal}).lines.at(0); };
    for (const auto& [text, language] : {std::pair("『世界人権宣言』", "ja"), {"《世界人权宣言》", "zh-Hans"}}) {
        const Line line = set(text, language);
        CHECK(line.hang == 24);
        CHECK(line.runs.at(0).x == -24);
    }
    CHECK(set("世界『人権』宣言", "ja").hang == 0);
    CHECK(set("“Words”", "en").hang == 0);
    CHECK(set("(حقوق)", "ar").hang == 0);
}
