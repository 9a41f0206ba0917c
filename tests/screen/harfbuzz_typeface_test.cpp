// SPDX-License-Identifier: EUPL-1.2
#include "screen/harfbuzz_typeface.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "layout/fonts.h"

using namespace chancery;

namespace {

std::string file_for(HarfBuzzTypeface& typeface, const std::string& cluster, const std::string& script, const std::string& language,
                     const FontStyle& style = {}) {
    const std::string file = typeface.face_for(cluster, script, language, style).file;
    return file.substr(file.rfind('/') + 1);
}

double width_of(HarfBuzzTypeface& typeface, const std::string& text, const std::string& script, const std::string& language, bool right_to_left) {
    const FontFace face = typeface.face_for(text, script, language, {});
    double width = 0;
    for (const ShapedGlyph& glyph : typeface.shape({face, text, "", "", script, language, right_to_left})) width += glyph.advance;
    return width;
}

}  // namespace

TEST_CASE("each language gets the font file that its readers expect") {
    HarfBuzzTypeface typeface;
    CHECK(file_for(typeface, "a", "Latn", "en") == "NotoSans-Regular.ttf");
    CHECK(file_for(typeface, "a", "Latn", "en", {FontStyle::Family::serif, true, true}) == "NotoSerif-BoldItalic.ttf");
    CHECK(file_for(typeface, "ا", "Arab", "ar") == "NotoNaskhArabic-Regular.ttf");
    CHECK(file_for(typeface, "ا", "Arab", "ur") == "NotoNastaliqUrdu-Regular.ttf");
    CHECK(file_for(typeface, "ا", "Arab", "ur", {FontStyle::Family::sans, true, false}) == "NotoNastaliqUrdu-Bold.ttf");
    CHECK(file_for(typeface, "ក", "Khmr", "km") == "NotoSansKhmer-Regular.ttf");
    CHECK(file_for(typeface, "བ", "Tibt", "bo") == "NotoSerifTibetan-Regular.ttf");
    CHECK(typeface.face_for("直", "Hani", "ja", {}).index == 0);
    CHECK(typeface.face_for("직", "Hang", "ko", {}).index == 1);
    CHECK(typeface.face_for("直", "Hani", "zh-Hans", {}).index == 2);
    CHECK(typeface.face_for("直", "Hani", "zh-Hant", {}).index == 3);
    CHECK(typeface.face_for("直", "Hani", "zh-Hant-HK", {}).index == 4);
}

TEST_CASE("where a script knows no italic, weight carries the stress") {
    HarfBuzzTypeface typeface;
    CHECK(file_for(typeface, "ا", "Arab", "ar", {FontStyle::Family::sans, false, true}) == "NotoNaskhArabic-Bold.ttf");
    CHECK(file_for(typeface, "б", "Cyrl", "ru", {FontStyle::Family::sans, false, true}) == "NotoSans-Italic.ttf");
}

TEST_CASE("characters that a script's own font lacks are found elsewhere") {
    HarfBuzzTypeface typeface;
    CHECK(file_for(typeface, "a", "Arab", "ar") == "NotoSans-Regular.ttf");
    CHECK(file_for(typeface, "🕊️", "Zyyy", "en") == "NotoColorEmoji.ttf");
    CHECK(file_for(typeface, "☎\uFE0E", "Latn", "en") != "NotoColorEmoji.ttf");
    CHECK(file_for(typeface, "♫", "Latn", "en") != "NotoSans-Regular.ttf");
}

TEST_CASE("a character that no font has is told as missing") {
    HarfBuzzTypeface typeface;
    const FontFace face = typeface.face_for("\U0001FAF9", "Zyyy", "en", {});
    const auto& glyphs = typeface.shape({face, "\U0001FAF9", "", "", "Zyyy", "en", false});
    CHECK(std::any_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.missing; }));
}

TEST_CASE("glyphs come in the order of the text, with places where it must not be cut") {
    HarfBuzzTypeface typeface;
    const std::string word = "الإعلان";
    const FontFace face = typeface.face_for("ا", "Arab", "ar", {});
    const auto& glyphs = typeface.shape({face, word, "", "", "Arab", "ar", true});
    REQUIRE(glyphs.size() > 3);
    CHECK(std::is_sorted(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& a, const ShapedGlyph& b) { return a.cluster < b.cluster; }));
    CHECK(std::any_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.unsafe_to_break; }));
    CHECK(std::all_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.cluster < 14; }));
}

TEST_CASE("context changes a letter's form but not what is measured of it") {
    HarfBuzzTypeface typeface;
    const FontFace face = typeface.face_for("ه", "Arab", "ar", {});
    const auto width = [&](const char* before, const char* after) {
        double sum = 0;
        for (const ShapedGlyph& glyph : typeface.shape({face, "ه", before, after, "Arab", "ar", true})) sum += glyph.advance;
        return sum;
    };
    CHECK(width("", "") != width("ن", "ن"));
    CHECK(width("ن", "ن") < 2);
}

TEST_CASE("languages change forms, and fonts that are not used are closed") {
    HarfBuzzTypeface typeface;
    CHECK(width_of(typeface, "б", "Cyrl", "sr", false) != width_of(typeface, "б", "Cyrl", "ru", false));
    for (const char* script : {"Latn", "Arab", "Hebr", "Thai", "Khmr", "Mymr", "Deva", "Beng", "Taml", "Telu", "Geor", "Armn", "Ethi", "Tibt", "Laoo", "Sinh"})
        typeface.face_for("x", script, "en", {});
    CHECK(typeface.open_fonts() <= 12);
}

TEST_CASE("a family that a theme names sets Latin, Greek and Cyrillic, and where it is missing or lacks a letter the usual one does") {
    HarfBuzzTypeface typeface;
    const auto file = [&](const char* cluster, const char* script, const char* language, std::string family) {
        return typeface.face_for(cluster, script, language, {FontStyle::Family::serif, false, false, std::move(family)}).file;
    };
    const std::string usual = file("a", "Latn", "en", "");
    CHECK(usual.find("NotoSerif-Regular") != std::string::npos);
    for (const auto& [letter, script, language] : {std::tuple("a", "Latn", "en"), {"я", "Cyrl", "ru"}, {"ω", "Grek", "el"}})
        CHECK(file(letter, script, language, "dejavu sans").find("DejaVuSans") != std::string::npos);
    CHECK(file("a", "Latn", "en", "No Such Family") == usual);
    CHECK(file("ا", "Arab", "ar", "DejaVu Sans").find("DejaVu") == std::string::npos);
    CHECK(file("ꟿ", "Latn", "en", "DejaVu Sans") != "");
    CHECK(typeface.face_for("a", "Latn", "en", {FontStyle::Family::sans, true, false, "DejaVu Sans"}).file.find("DejaVuSans-Bold") != std::string::npos);
}
