// SPDX-License-Identifier: EUPL-1.2
#include "screen/system_fonts.h"

#include <fontconfig/fontconfig.h>
#include <unistd.h>

#include <algorithm>

namespace chancery {
namespace {

struct PatternCloser {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using PatternHandle = std::unique_ptr<FcPattern, PatternCloser>;

struct SetCloser {
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
using SetHandle = std::unique_ptr<FcFontSet, SetCloser>;

PatternHandle pattern_for(std::string_view language, const FontStyle& style) {
    PatternHandle pattern(FcPatternCreate());
    const std::string tag(language);
    if (!tag.empty()) FcPatternAddString(pattern.get(), FC_LANG, reinterpret_cast<const FcChar8*>(tag.c_str()));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, style.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, style.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    return pattern;
}

bool has_all(const FcPattern* font, const std::vector<std::uint32_t>& characters) {
    FcCharSet* set = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &set) != FcResultMatch) return false;
    return std::all_of(characters.begin(), characters.end(), [&](std::uint32_t c) { return FcCharSetHasChar(set, c); });
}

std::optional<FontFace> file_of(const FcPattern* font) {
    FcChar8* file = nullptr;
    int index = 0;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    return FontFace{reinterpret_cast<const char*>(file), index};
}

// Without the substitutes that fontconfig has for a family that is not there.
PatternHandle font_of(FcConfig* config, const std::string& family, const FontStyle& style) {
    const PatternHandle pattern = pattern_for("", style);
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    PatternHandle found(FcFontMatch(config, pattern.get(), &result));
    FcChar8* name = nullptr;
    for (int i = 0; found && FcPatternGetString(found.get(), FC_FAMILY, i, &name) == FcResultMatch; ++i)
        if (FcStrCmpIgnoreCase(name, reinterpret_cast<const FcChar8*>(family.c_str())) == 0) return found;
    return nullptr;
}

}  // namespace

struct SystemFonts::Config {
    FcConfig* config = FcInitLoadConfigAndFonts();
    Config() = default;
    Config(const Config&) = delete;
    Config& operator=(const Config&) = delete;
    ~Config() {
        if (config != nullptr) FcConfigDestroy(config);
    }
};

SystemFonts::SystemFonts() = default;
SystemFonts::~SystemFonts() = default;

bool SystemFonts::has_file(const std::string& path) {
    const auto [known, added] = files_.try_emplace(path, false);
    if (added) known->second = ::access(path.c_str(), R_OK) == 0;
    return known->second;
}

FcConfig* SystemFonts::config() {
    if (!config_) config_ = std::make_unique<Config>();
    return config_->config;
}

std::optional<FontFace> SystemFonts::face_of(const std::string& family, const FontStyle& style) {
    const PatternHandle found = config() == nullptr ? nullptr : font_of(config(), family, style);
    return found ? file_of(found.get()) : std::nullopt;
}

bool SystemFonts::family_has(const std::string& family, std::string_view letters) {
    const PatternHandle found = config() == nullptr ? nullptr : font_of(config(), family, {});
    std::vector<std::uint32_t> characters;
    const auto* byte = reinterpret_cast<const FcChar8*>(letters.data());
    for (int left = static_cast<int>(letters.size()), length = 0; left > 0; byte += length, left -= length) {
        length = FcUtf8ToUcs4(byte, &characters.emplace_back(), left);
        if (length <= 0) return false;
    }
    return found && has_all(found.get(), characters);
}

std::optional<FontFace> SystemFonts::face_with(const std::vector<std::uint32_t>& characters, std::string_view language,
                                               const FontStyle& style) {
    if (config() == nullptr) return std::nullopt;
    const PatternHandle pattern = pattern_for(language, style);
    FcConfigSubstitute(config(), pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const SetHandle sorted(FcFontSort(config(), pattern.get(), FcTrue, nullptr, &result));
    if (!sorted) return std::nullopt;
    for (int i = 0; i < sorted->nfont; ++i)
        if (has_all(sorted->fonts[i], characters)) return file_of(sorted->fonts[i]);
    return std::nullopt;
}

}  // namespace chancery
