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
    FcPatternAddString(pattern.get(), FC_LANG, reinterpret_cast<const FcChar8*>(tag.c_str()));
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

std::optional<FontFace> face_of(const FcPattern* font) {
    FcChar8* file = nullptr;
    int index = 0;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    return FontFace{reinterpret_cast<const char*>(file), index};
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

std::optional<FontFace> SystemFonts::face_with(const std::vector<std::uint32_t>& characters, std::string_view language,
                                               const FontStyle& style) {
    if (!config_) config_ = std::make_unique<Config>();
    if (config_->config == nullptr) return std::nullopt;
    const PatternHandle pattern = pattern_for(language, style);
    FcConfigSubstitute(config_->config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const SetHandle sorted(FcFontSort(config_->config, pattern.get(), FcTrue, nullptr, &result));
    if (!sorted) return std::nullopt;
    for (int i = 0; i < sorted->nfont; ++i)
        if (has_all(sorted->fonts[i], characters)) return face_of(sorted->fonts[i]);
    return std::nullopt;
}

}  // namespace chancery
