// SPDX-License-Identifier: EUPL-1.2
#include "screen/text_painter.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "layout/paragraph.h"
#include "screen/harfbuzz_typeface.h"

using namespace chancery;

namespace {

constexpr std::uint32_t ground = 0xFF000000;
const Color white{255, 255, 255, 255};

Pixels blank(int width, int height) {
    return {{width, height}, PixelRows(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ground)};
}

Pixels painted(const SetParagraph& paragraph, int width, int height) {
    Pixels pixels = blank(width, height);
    TextPainter painter;
    for (const Line& line : paragraph.lines)
        for (const GlyphRun& run : line.runs) painter.draw(pixels, run);
    return pixels;
}

SetParagraph set(HarfBuzzTypeface& typeface, const std::string& text, const std::string& language, int width, int px = 60,
                 const std::vector<Emphasis>* emphasis = nullptr) {
    return set_paragraph(typeface, {text, emphasis, language, {{}, px, white}, width, Breaking::optimal});
}

std::size_t differing(const Pixels& a, const Pixels& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        const int x = static_cast<int>(a.rows[i] & 255), y = static_cast<int>(b.rows[i] & 255);
        count += std::abs(x - y) > 40 ? 1 : 0;
    }
    return count;
}

// The columns that have ink, first and last; -1 where none has.
std::pair<int, int> ink_columns(const Pixels& pixels) {
    int first = -1, last = -1;
    for (int x = 0; x < pixels.size.width; ++x)
        for (int y = 0; y < pixels.size.height; ++y)
            if ((pixels.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.size.width) + static_cast<std::size_t>(x)] & 255) > 60) {
                if (first < 0) first = x;
                last = x;
            }
    return {first, last};
}

}  // namespace

TEST_CASE("SDL_ttf's shaping is given language and context on this system") {
    HarfBuzzTypeface typeface;
    Pixels pixels = blank(400, 120);
    TextPainter painter;
    const SetParagraph text = set(typeface, "self-test", "en", 400);
    for (const GlyphRun& run : text.lines.at(0).runs) painter.draw(pixels, run);
    CHECK(painter.shapes_with_context());
    CHECK(ink_columns(pixels).first >= 0);
}

TEST_CASE("Serbian and Macedonian letters take their own forms") {
    HarfBuzzTypeface typeface;
    const std::vector<Emphasis> slanted = {{0, 64, false}};
    const std::string text = "слобода без";
    const Pixels russian = painted(set(typeface, text, "ru", 600), 600, 120);
    CHECK(differing(russian, painted(set(typeface, text, "sr-Cyrl", 600), 600, 120)) > 20);
    CHECK(differing(russian, painted(set(typeface, text, "mk", 600), 600, 120)) > 20);
    CHECK(differing(russian, painted(set(typeface, text, "bg", 600), 600, 120)) == 0);
}

TEST_CASE("letters join across runs of another weight") {
    HarfBuzzTypeface typeface;
    const std::string word = "الجمهورية";
    SetParagraph whole = set(typeface, word, "ar", 600);
    GlyphRun run = whole.lines.at(0).runs.at(0);
    const Pixels once = painted(whole, 600, 140);
    // The same word in two runs of one weight, cut after its fifth letter.
    GlyphRun first = run, second = run;
    first.text = word.substr(0, 10);
    first.after = word.substr(10);
    second.text = word.substr(10);
    second.before = word.substr(0, 10);
    double length = 0;
    for (const ShapedGlyph& glyph : typeface.shape({second.face, second.text, second.before, "", "Arab", "ar", true})) length += glyph.advance * run.px;
    second.x = run.x;
    first.x = run.x + static_cast<int>(length + 0.5);
    SetParagraph cut = whole;
    cut.lines[0].runs = {second, first};
    const std::size_t joined = differing(once, painted(cut, 600, 140));
    first.after.clear();
    second.before.clear();
    cut.lines[0].runs = {second, first};
    const std::size_t parted = differing(once, painted(cut, 600, 140));
    CHECK(joined * 2 < parted);  // the first differs by the rounding of the cut
}

TEST_CASE("ink begins and ends where the layout measured it") {
    HarfBuzzTypeface typeface;
    for (const auto& [text, language] : {std::pair("Jjf file", "en"), std::pair("أقرّت الأمم", "ar"), std::pair("すべての", "ja"), std::pair("คำประกาศ", "th")}) {
        const SetParagraph paragraph = set(typeface, text, language, 800);
        const GlyphRun& run = paragraph.lines.at(0).runs.at(0);
        SetParagraph moved = paragraph;
        moved.lines[0].runs[0].x = 300;
        const auto [first, last] = ink_columns(painted(moved, 1200, 140));
        INFO(text);
        CHECK(first >= 300 - run.px / 4);
        CHECK(last <= 300 + run.advance + run.px / 4);
        CHECK(last - first > run.advance * 3 / 4);
    }
}

TEST_CASE("what stands outside the pixels is left out") {
    HarfBuzzTypeface typeface;
    SetParagraph paragraph = set(typeface, "Edge of the glass", "en", 800);
    for (const auto& [x, baseline] : {std::pair(-100, 40), std::pair(150, 40), std::pair(20, -5), std::pair(20, 400), std::pair(5000, 20)}) {
        paragraph.lines[0].runs[0].x = x;
        paragraph.lines[0].runs[0].baseline = baseline;
        const Pixels pixels = painted(paragraph, 200, 60);
        CHECK(pixels.rows.size() == 200U * 60U);
    }
}

TEST_CASE("a picture character is drawn in colour and at the size of the text") {
    HarfBuzzTypeface typeface;
    const SetParagraph paragraph = set(typeface, "🕊️", "en", 400);
    const GlyphRun& run = paragraph.lines.at(0).runs.at(0);
    const Pixels pixels = painted(paragraph, 400, 120);
    const bool coloured = std::any_of(pixels.rows.begin(), pixels.rows.end(), [](std::uint32_t p) { return ((p >> 16) & 255) != (p & 255); });
    CHECK(coloured);
    CHECK(ink_columns(pixels).second <= run.advance + 2);
}

TEST_CASE("a run whose font is not there is left out, and fonts stay few") {
    Pixels pixels = blank(100, 60);
    TextPainter painter;
    GlyphRun run;
    run.text = "a";
    run.face.file = "/nowhere.ttf";
    run.px = 20;
    run.script = "Latn";
    run.color = white;
    painter.draw(pixels, run);
    CHECK(ink_columns(pixels).first == -1);
    HarfBuzzTypeface typeface;
    for (int px = 20; px < 60; ++px) {
        const SetParagraph letter = set(typeface, "a", "en", 100, px);
        painter.draw(pixels, letter.lines.at(0).runs.at(0));
    }
    CHECK(painter.open_fonts() <= 10);
}
