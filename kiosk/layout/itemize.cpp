// SPDX-License-Identifier: EUPL-1.2
#include "layout/itemize.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>

#include "layout/fonts.h"

namespace chancery {
namespace {

bool is_cjk(UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

bool is_neutral(UScriptCode script) { return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN; }

// Whether a neutral character with script extensions (such as the Arabic comma or U+3001) belongs to a script.
bool extends_to(UChar32 c, UScriptCode script) { return uscript_hasScript(c, script); }

bool is_cjk_punctuation(UChar32 c) { return extends_to(c, USCRIPT_HAN) || extends_to(c, USCRIPT_HIRAGANA); }

bool is_opening(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN; }
bool is_closing(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_CLOSE; }

// Gives every grapheme cluster a script; neutrals take that of what stands before, closing brackets that of their pair.
class ScriptResolver {
public:
    explicit ScriptResolver(UScriptCode home) : home_(home), last_(home) {}

    UScriptCode resolve(UChar32 c) {
        UScriptCode script = script_of(c);
        if (is_cjk(script)) script = group(script);
        if (is_neutral(script)) return neutral(c);
        last_ = script;
        return script;
    }

private:
    // One run for kana, ideographs and Hangul; Korean shapes its own by the script of its syllables.
    [[nodiscard]] UScriptCode group(UScriptCode script) const {
        if (is_cjk(home_)) return home_;
        return script == USCRIPT_HANGUL ? script : USCRIPT_HAN;
    }

    UScriptCode neutral(UChar32 c) {
        if (is_closing(c)) return close();
        UScriptCode script = last_;
        if (!is_cjk(script) && is_cjk_punctuation(c) && script_of(c) == USCRIPT_COMMON && c > 0x2FFF) script = is_cjk(home_) ? home_ : USCRIPT_HAN;
        if (is_opening(c) && open_.size() < 64) open_.push_back(script);
        return script;
    }

    UScriptCode close() {
        if (open_.empty()) return last_;
        const UScriptCode script = open_.back();
        open_.pop_back();
        return script;
    }

    UScriptCode home_, last_;
    std::vector<UScriptCode> open_;
};

// Neutrals at the very beginning belong to the first letter that follows.
UScriptCode first_script(const std::u16string& text, UScriptCode home) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const UScriptCode script = script_of(static_cast<UChar32>(code_point_at(text, static_cast<int>(i))));
        if (!is_neutral(script)) return is_cjk(script) && is_cjk(home) ? home : is_cjk(script) ? USCRIPT_HAN : script;
    }
    return home;
}

UScriptCode home_script(std::string_view language) {
    const std::string name = script_of_language(language);
    const auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str()));
    if (name == "Jpan" || name == "Hans" || name == "Hant") return USCRIPT_HAN;
    if (name == "Kore") return USCRIPT_HANGUL;
    return code < 0 || is_neutral(code) ? USCRIPT_LATIN : code;
}

FontStyle style_at(std::uint32_t source, const FontStyle& base, const std::vector<Emphasis>* emphasis) {
    FontStyle style = base;
    if (emphasis == nullptr) return style;
    for (const Emphasis& stretch : *emphasis)
        if (source >= stretch.begin && source < stretch.end) (stretch.strong ? style.bold : style.italic) = true;
    return style;
}

// Asks a typeface for the faces of one text's clusters, and for those of one unit seldom twice: a text has few different
// letters.
class FaceFinder {
public:
    FaceFinder(Typeface& typeface, std::string_view language) : typeface_(typeface), language_(language) {}

    // Good until the next call.
    const FontFace& face_for(const TypographicText& text, int begin, int end, const char* script, const FontStyle& style) {
        const char16_t unit = text.text[static_cast<std::size_t>(begin)];
        Found& found = end - begin == 1 ? found_[unit % found_.size()] : other_;
        if (end - begin == 1 && found.unit == unit && found.script == script && found.style == style) return found.face;
        found = {unit, script, style, typeface_.face_for(to_utf8(text, begin, end), script, language_, style)};
        return found.face;
    }

private:
    struct Found {
        char16_t unit = 0;
        std::string_view script = {};
        FontStyle style = {};
        FontFace face = {};
    };

    Typeface& typeface_;
    std::string_view language_;
    std::array<Found, 64> found_ = {};  // by the last bits of the unit
    Found other_;
};

// Numbers among Arabic letters keep Latin's size: the letters are set larger to match it, and numbers do already.
double scale_of(const FontFace& face, const std::string& script, bool right_to_left, std::string_view language) {
    const bool number_in_arabic = script == "Arab" && !right_to_left;
    return is_own_face(face, script) && !number_in_arabic ? script_setting(script, language).scale : 1;
}

// Characters without ink of their own go with any face.
bool needs_no_glyph(UChar32 c) {
    return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace

std::string script_of_language(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
    if (U_FAILURE(status)) return "Zyyy";
    locale.addLikelySubtags(status);
    const std::string script = locale.getScript();
    return U_FAILURE(status) || script.empty() ? "Zyyy" : script;
}

std::vector<int> grapheme_boundaries(const TypographicText& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> graphemes(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    std::vector<int> boundaries;
    if (U_FAILURE(status)) return {0, text.size()};
    const icu::UnicodeString view(false, text.text.data(), text.size());
    graphemes->setText(view);
    for (std::int32_t at = graphemes->first(); at != icu::BreakIterator::DONE; at = graphemes->next()) boundaries.push_back(at);
    return boundaries;
}

std::vector<Item> itemize(const TypographicText& text, const std::vector<int>& graphemes,
                          const std::vector<std::uint8_t>& levels, std::string_view language, const FontStyle& font,
                          const std::vector<Emphasis>* emphasis, Typeface& typeface) {
    std::vector<Item> items;
    FontStyle last_style = font;
    FaceFinder faces(typeface, language);
    ScriptResolver resolver(first_script(text.text, home_script(language)));
    for (std::size_t i = 0; i + 1 < graphemes.size(); ++i) {
        const int begin = graphemes[i], end = graphemes[i + 1];
        const auto at = static_cast<std::size_t>(begin);
        const auto c = static_cast<UChar32>(code_point_at(text.text, begin));
        const char* script = uscript_getShortName(resolver.resolve(c));
        const bool right_to_left = (levels[at] & 1) != 0;
        const FontStyle style = style_at(text.source[at], font, emphasis);
        // A space stays with the word before it, but is no picture's width.
        const bool follows = needs_no_glyph(c) && end - begin == 1 && !items.empty() && style == last_style && items.back().face != emoji_face();
        const FontFace& face = follows ? items.back().face : faces.face_for(text, begin, end, script, style);
        last_style = style;
        if (!items.empty() && items.back().face == face && items.back().script == script &&
            levels[at] == levels[static_cast<std::size_t>(items.back().begin)])
            items.back().end = end;
        else
            items.push_back({begin, end, script, face, right_to_left, scale_of(face, script, right_to_left, language)});
    }
    return items;
}

}  // namespace chancery
