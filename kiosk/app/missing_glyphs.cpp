// SPDX-License-Identifier: EUPL-1.2
#include "app/missing_glyphs.h"

#include <unicode/uscript.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "base/utf8.h"
#include "layout/fonts.h"

namespace chancery {
namespace {

std::set<UChar32> characters_of(const Version& version) {
    std::string text = version.title;
    for (const Block& block : version.body) text += block.text;
    const auto units = icu::UnicodeString::fromUTF8(text);
    std::set<UChar32> characters;
    for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) characters.insert(units.char32At(i));
    return characters;
}

std::string script_of(UChar32 character) {
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(character, &error);
    return U_SUCCESS(error) ? uscript_getShortName(code) : "Zyyy";
}

bool is_missing(UChar32 character, const std::string& script, const Version& version, Typeface& typeface) {
    std::string text;
    append_utf8(text, static_cast<char32_t>(character));
    const FontFace face = typeface.face_for(text, script, version.language, {});
    const auto& glyphs = typeface.shape({face, text, {}, {}, script, version.language, false});
    return std::any_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.missing; });
}

}  // namespace

std::vector<std::string> missing_glyphs(const Version& version, Typeface& typeface) {
    struct Found {
        int count = 0;
        UChar32 example = 0;
    };
    std::map<std::string, Found> by_script;
    for (const UChar32 character : characters_of(version)) {
        const std::string script = script_of(character);
        if (!is_missing(character, script, version, typeface)) continue;
        Found& found = by_script[script];
        if (found.count++ == 0) found.example = character;
    }
    std::vector<std::string> sentences;
    for (const auto& [script, found] : by_script) {
        char code[16];
        std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(found.example));
        // Ideographs beyond the basic plane are in no Noto font.
        const bool rare = script == "Hani" && found.example >= 0x20000;
        const std::string_view package = rare ? "fonts-hanazono" : font_package(script);
        sentences.push_back("no font has " + std::to_string(found.count) + " characters of the script " + script + " (" + code +
                            (package.empty() ? ")" : "): install " + std::string(package)));
    }
    return sentences;
}

}  // namespace chancery
