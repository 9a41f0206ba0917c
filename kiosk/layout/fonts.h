// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/typeface.h"

namespace chancery {

// How a script is set: what its font's own metrics get wrong or do not say. Lengths are in ems of its own size.
struct ScriptSetting {
    double scale = 1;        // its size against Latin's, so that both look equally large
    double line_height = 1.35;
    double above = 1.03;     // the part of the line height that lies above the baseline
};

// `script` is ISO 15924 ("Arab"), `language` BCP 47: Urdu is set in Nastaliq, Arabic in Naskh.
ScriptSetting script_setting(std::string_view script, std::string_view language);

// Whether the script parts its words with spaces (or a sign of its own), so that a line may not end within one.
bool parts_words(std::string_view script);

// Whether a face is made for the script, rather than one that only happens to have a character of it: the digits in Arabic
// text are borrowed from Latin, and keep Latin's size.
bool is_own_face(const FontFace& face, std::string_view script);

// The font files for a script and language in a style, the best first, then what symbols and strange characters are
// sought in. They are Debian's (fonts-noto-core, fonts-noto-cjk), by file: by family name the wrong weight can come
// back, since some of its Bold files say that they are Regular. Files need not exist.
std::vector<FontFace> font_candidates(std::string_view script, std::string_view language, const FontStyle& style);

// Whether a script is set in a family that a theme names: Latin, Greek and Cyrillic, whose families are made together.
bool takes_family(std::string_view script);

// The colour emoji font.
FontFace emoji_face();

// The Debian package that would have set a character of this script; empty where none is known.
std::string_view font_package(std::string_view script);

}  // namespace chancery
