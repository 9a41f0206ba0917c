// SPDX-License-Identifier: EUPL-1.2
#include "layout/paragraph.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "fakes/block_typeface.h"

using namespace chancery;

namespace {

SetParagraph set(const std::string& text, int width, Breaking breaking = Breaking::optimal, const std::string& language = "en",
                 const std::vector<Emphasis>* emphasis = nullptr) {
    BlockTypeface typeface;
    return set_paragraph(typeface, {text, emphasis, language, {{}, 10, {}}, width, breaking});
}

std::vector<std::string> lines_of(const SetParagraph& paragraph, const std::string& text) {
    std::vector<std::string> lines;
    for (const Line& line : paragraph.lines) lines.push_back(text.substr(line.begin, line.end - line.begin));
    return lines;
}

}  // namespace

// Every character of the block typeface is half an em wide: five px here.

TEST_CASE("greedy lines take as many words as fit") {
    const std::string text = "aaaa bbbb cccc dddd e";
    CHECK(lines_of(set(text, 50, Breaking::greedy), text) == std::vector<std::string>{"aaaa bbbb ", "cccc dddd ", "e"});
}

TEST_CASE("optimal lines leave no word alone at the end") {
    const std::string text = "aaaa bbbb cccc dddd e";
    const auto lines = lines_of(set(text, 50), text);
    REQUIRE(lines.size() == 3);
    CHECK(lines.back().size() > 4);
}

TEST_CASE("a soft hyphen is drawn where a line ends with it, and nowhere else") {
    const SetParagraph cut = set("minis\u00ADterium", 40);
    REQUIRE(cut.lines.size() == 2);
    CHECK(cut.lines[0].runs.back().text == "minis\u2010");
    CHECK(cut.lines[0].width == Approx(30));
    CHECK(set("minis\u00ADterium", 400).lines.at(0).runs.at(0).text == "minis\u00ADterium");
}

TEST_CASE("a word wider than the box is cut between clusters and stays inside") {
    const SetParagraph paragraph = set("abcdefghijklmnop", 30);
    CHECK(paragraph.lines.size() >= 3);
    for (const Line& line : paragraph.lines) CHECK(line.width <= 30);
}

TEST_CASE("a cut word shows that it goes on, an address does not") {
    const SetParagraph word = set("abcdefghijklmnop", 30);
    for (std::size_t i = 0; i + 1 < word.lines.size(); ++i) {
        CHECK(word.lines[i].runs.back().text.ends_with("\u2010"));
        CHECK(word.lines[i].width <= 30);
    }
    CHECK_FALSE(word.lines.back().runs.back().text.ends_with("\u2010"));
    for (const char* address : {"example.org/abcdefghijklmnop/x", "abcdefghijklmnop@example.org"}) {
        const SetParagraph set_address = set(address, 30);
        for (const Line& line : set_address.lines) CHECK(line.runs.back().text.find("\u2010") == std::string::npos);
    }
}

TEST_CASE("bound words are parted before a word is cut") {
    const std::string text = "on 3 December";
    const auto lines = lines_of(set(text, 45), text);
    CHECK(lines == std::vector<std::string>{"on 3 ", "December"});
}

TEST_CASE("right-to-left lines begin at the right edge") {
    const SetParagraph paragraph = set("אבג דהו זחט", 40, Breaking::greedy, "he");
    CHECK(paragraph.right_to_left);
    REQUIRE(paragraph.lines.size() == 2);
    for (const Line& line : paragraph.lines) {
        const GlyphRun& last = line.runs.back();
        CHECK(last.x + last.advance == 40);
    }
}

TEST_CASE("emphasis takes another face and breaks no cluster") {
    const std::vector<Emphasis> emphasis = {{2, 6, true}};
    const SetParagraph paragraph = set("a bold b", 400, Breaking::greedy, "en", &emphasis);
    REQUIRE(paragraph.lines.at(0).runs.size() == 3);
    CHECK(paragraph.lines[0].runs[1].text == "bold");
    CHECK(paragraph.lines[0].runs[1].face != paragraph.lines[0].runs[0].face);
    const std::vector<Emphasis> through_a_letter = {{0, 2, true}};
    CHECK(set("e\u0301x", 400, Breaking::greedy, "en", &through_a_letter).lines.at(0).runs.size() == 2);
}

TEST_CASE("what no font has is counted, and letters become a visible sign, others go") {
    const SetParagraph paragraph = set("a\u4E00b \u2603 c", 400, Breaking::greedy);
    CHECK(paragraph.missing_glyphs == 2);
    std::string drawn;
    for (const GlyphRun& run : paragraph.lines.at(0).runs) drawn += run.text;
    CHECK(drawn == "a\uFFFDb c");
}

TEST_CASE("lines open where ink would touch") {
    BlockTypeface typeface;
    typeface.tall = 2.0;
    const SetParagraph paragraph = set_paragraph(typeface, {"aaaa bbbb", nullptr, "en", {{}, 10, {}}, 25, Breaking::greedy});
    REQUIRE(paragraph.lines.size() == 2);
    CHECK(paragraph.lines[1].baseline - paragraph.lines[0].baseline >= 22);
    CHECK(paragraph.lines[0].baseline >= 20);
}

TEST_CASE("no text makes no lines, and hostile text does no harm") {
    CHECK(set("", 100).lines.empty());
    for (const char* text : {" ", "\xFF\xFE", "\u202E\u202Eabc", "\u2067\u2067\u2067", "\u0301\u0301", "\u200B", "\u00AD", "\r\n\t"}) {
        const SetParagraph paragraph = set(text, 20);
        CHECK(paragraph.height >= 0);
    }
    std::string marks = "a";
    for (int i = 0; i < 10'000; ++i) marks += "\u0301";
    CHECK(set(marks, 100).lines.size() == 1);
    CHECK(set(std::string(65'536, 'w'), 1000).lines.size() > 300);
}

TEST_CASE("a language is written from right to left by its likely script") {
    for (const char* language : {"ar", "fa", "ur", "he", "ps", "dv", "az-Arab", "ks"}) CHECK(is_right_to_left(language));
    for (const char* language : {"en", "hi", "az", "und", "", "not a tag"}) CHECK_FALSE(is_right_to_left(language));
}

TEST_CASE("a title's line does not hang on a short word that leans on the next") {
    for (const auto& [text, language, first] : {std::tuple("A concert of the Francophonie", "en", "A concert "), {"Concert de la Francophonie", "fr", "Concert "},
                                                {"Die Woche der Vereinten Nationen", "de", "Die Woche "}})
        CHECK(lines_of(set(text, 110, Breaking::balanced, language), text).at(0) == first);
}
