// SPDX-License-Identifier: EUPL-1.2
#include "layout/fonts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace chancery {
namespace {

constexpr std::string_view truetype = "/usr/share/fonts/truetype/noto/";
constexpr std::string_view opentype = "/usr/share/fonts/opentype/noto/";

struct SettingOf {
    std::string_view script;
    ScriptSetting setting;
};

// Line heights follow the ink of neighbouring lines measured over the Universal Declaration of Human Rights, not the
// fonts' ascent and descent, which are too small for Khmer and far too large for Tibetan and Burmese.
constexpr std::array<SettingOf, 37> settings = {{
    {"Arab", {1.15, 1.55, 1.05}}, {"Aran", {1.0, 2.5, 1.55}},   {"Armn", {1.0, 1.35, 1.02}}, {"Bali", {1.0, 1.95, 1.15}},
    {"Beng", {1.05, 1.4, 1.0}},   {"Bopo", {1.0, 1.5, 1.13}},   {"Cakm", {1.0, 1.9, 1.1}},   {"Deva", {1.05, 1.4, 1.02}},
    {"Ethi", {1.0, 1.4, 1.05}},   {"Gran", {1.0, 2.05, 1.2}},   {"Gujr", {1.05, 1.4, 1.02}}, {"Guru", {1.05, 1.4, 1.02}},
    {"Hang", {1.0, 1.5, 1.13}},   {"Hani", {1.0, 1.5, 1.13}},   {"Hebr", {1.05, 1.35, 1.0}}, {"Hira", {1.0, 1.5, 1.13}},
    {"Java", {1.0, 1.95, 1.1}},   {"Kana", {1.0, 1.5, 1.13}},   {"Khmr", {1.0, 1.65, 1.05}}, {"Knda", {1.0, 1.5, 1.0}},
    {"Lana", {1.0, 1.65, 1.0}},   {"Laoo", {1.0, 1.55, 1.15}},  {"Mlym", {1.0, 1.4, 1.0}},   {"Mong", {1.0, 1.4, 1.0}},
    {"Mymr", {1.0, 1.75, 1.1}},   {"Orya", {1.0, 1.45, 1.0}},   {"Sinh", {1.0, 1.4, 1.0}},   {"Syrc", {1.05, 1.45, 1.0}},
    {"Taml", {1.0, 1.4, 1.0}},    {"Telu", {1.0, 1.5, 1.0}},    {"Thaa", {1.05, 1.55, 1.1}}, {"Thai", {1.05, 1.5, 1.12}},
    {"Tibt", {1.05, 1.9, 0.95}},  {"Tifi", {1.0, 1.4, 1.03}},   {"Yiii", {1.0, 1.45, 1.1}},  {"Adlm", {1.0, 1.5, 1.05}},
    {"Nkoo", {1.0, 1.5, 1.05}},
}};

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

bool has_subtag(std::string_view language, std::string_view subtag) {
    for (std::size_t at = language.find('-'); at != std::string_view::npos; at = language.find('-', at + 1)) {
        const std::string_view rest = language.substr(at + 1);
        if (rest.substr(0, rest.find('-')) == subtag) return true;
    }
    return false;
}

// Languages whose readers expect the hanging hand: Urdu, Western Punjabi, Kashmiri.
bool wants_nastaliq(std::string_view language) {
    const std::string_view tongue = primary(language);
    return has_subtag(language, "Aran") || tongue == "ur" || tongue == "urd" || tongue == "pnb" || tongue == "ks";
}

bool is_cjk(std::string_view script) {
    static constexpr std::array<std::string_view, 8> scripts = {"Hani", "Hans", "Hant", "Hira", "Kana", "Hang", "Bopo", "Jpan"};
    return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

// The face of the CJK collections: the same character has other shapes in Japan, Korea, and the three Chinese norms.
int cjk_index(std::string_view script, std::string_view language) {
    enum { japan, korea, simplified, traditional, hong_kong };
    const std::string_view tongue = primary(language);
    if (tongue == "ja") return japan;
    if (tongue == "ko") return korea;
    if (tongue == "zh" || tongue == "yue" || tongue == "lzh" || tongue == "cmn" || tongue == "nan" || tongue == "hak") {
        if (has_subtag(language, "HK") || has_subtag(language, "MO") || tongue == "yue") return hong_kong;
        if (has_subtag(language, "Hans")) return simplified;
        return has_subtag(language, "Hant") || has_subtag(language, "TW") ? traditional : simplified;
    }
    if (has_subtag(language, "Hant")) return traditional;
    if (script == "Hira" || script == "Kana") return japan;
    if (script == "Hang") return korea;
    return script == "Bopo" ? traditional : simplified;
}

// The middle of the file name, "Khmer" of NotoSansKhmer-Regular.ttf: ICU's name of the script without its underscores.
std::string stem(std::string_view script) {
    if (script == "Latn" || script == "Cyrl" || script == "Grek" || script.empty()) return "";
    if (script == "Nkoo") return "NKo";
    if (script == "Sgnw") return "SignWriting";
    const auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(script).c_str()));
    const char* name = code >= 0 ? uscript_getName(code) : nullptr;
    std::string letters = name == nullptr ? "" : name;
    letters.erase(std::remove(letters.begin(), letters.end(), '_'), letters.end());
    return letters;
}

bool is_slanted_script(std::string_view script) { return script == "Latn" || script == "Cyrl" || script == "Grek"; }

class Candidates {
public:
    Candidates(std::string_view script, const FontStyle& style) : style_(style) {
        // Where a script knows no italic, weight carries the stress.
        const bool slanted = is_slanted_script(script);
        bold_ = style.bold || (style.italic && !slanted);
        italic_ = style.italic && slanted;
    }

    void family(std::string_view family) {
        if (bold_ && italic_) file(family, "BoldItalic");
        if (bold_) file(family, "Bold");
        if (italic_ && !bold_) file(family, "Italic");
        file(family, "Regular");
    }

    void families(const std::string& stem) {
        const bool serif = style_.family == FontStyle::Family::serif;
        family((serif ? "NotoSerif" : "NotoSans") + stem);
        family((serif ? "NotoSans" : "NotoSerif") + stem);
    }

    void cjk(int index) {
        const std::string family = style_.family == FontStyle::Family::serif ? "NotoSerifCJK-" : "NotoSansCJK-";
        add(std::string(opentype) + family + (bold_ ? "Bold" : "Regular") + ".ttc", index);
        add(std::string(opentype) + "NotoSansCJK-Regular.ttc", index);
    }

    void add(std::string path, int index) { faces.push_back({std::move(path), index}); }

    std::vector<FontFace> faces;

private:
    void file(std::string_view family, std::string_view weight) {
        add(std::string(truetype).append(family).append("-").append(weight).append(".ttf"), 0);
    }

    FontStyle style_;
    bool bold_ = false, italic_ = false;
};

// Where symbols and characters of other scripts are sought.
void add_fallbacks(Candidates& candidates, std::string_view script, std::string_view language) {
    candidates.families("");
    for (const char* family : {"NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath", "NotoMusic"}) candidates.family(family);
    candidates.cjk(cjk_index(script, language));
    candidates.faces.push_back(emoji_face());
    candidates.add("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0);
    candidates.add("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", 0);
    candidates.add("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", 0);
}

}  // namespace

ScriptSetting script_setting(std::string_view script, std::string_view language) {
    if (script == "Arab" && wants_nastaliq(language)) script = "Aran";
    const auto* found = std::find_if(settings.begin(), settings.end(), [&](const SettingOf& s) { return s.script == script; });
    return found == settings.end() ? ScriptSetting{} : found->setting;
}

bool parts_words(std::string_view script) {
    static constexpr std::array<std::string_view, 12> without = {"Thai", "Laoo", "Khmr", "Mymr", "Java", "Bali", "Tibt", "Lana", "Yiii", "Cham", "Sund", "Tale"};
    return !is_cjk(script) && std::find(without.begin(), without.end(), script) == without.end();
}

bool is_own_face(const FontFace& face, std::string_view script) {
    if (is_cjk(script)) return face.file.find("CJK") != std::string::npos;
    if (script == "Arab") return face.file.find("Arabic") != std::string::npos || face.file.find("Nastaliq") != std::string::npos;
    return face.file.find(stem(script)) != std::string::npos;
}

std::vector<FontFace> font_candidates(std::string_view script, std::string_view language, const FontStyle& style) {
    Candidates candidates(script, style);
    if (is_cjk(script)) {
        candidates.cjk(cjk_index(script, language));
    } else if (script == "Arab" || script == "Aran") {
        if (script == "Aran" || wants_nastaliq(language)) candidates.family("NotoNastaliqUrdu");
        candidates.family("NotoNaskhArabic");
        candidates.family("NotoSansArabic");
    } else {
        candidates.families(stem(script));
    }
    add_fallbacks(candidates, script, language);
    return std::move(candidates.faces);
}

bool takes_family(std::string_view script) { return script == "Latn" || script == "Grek" || script == "Cyrl"; }

FontFace emoji_face() { return {std::string(truetype) + "NotoColorEmoji.ttf", 0}; }

std::string_view font_package(std::string_view script) {
    if (is_cjk(script)) return "fonts-noto-cjk";
    if (script == "Zsye") return "fonts-noto-color-emoji";
    return "fonts-noto-core";
}

}  // namespace chancery
