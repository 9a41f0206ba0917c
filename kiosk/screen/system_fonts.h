// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/typeface.h"

using FcConfig = struct _FcConfig;

namespace chancery {

// The fonts that this system has beyond the table: fontconfig as the last resort. It is started on the first question,
// because that alone takes tens of milliseconds and some megabytes. One thread.
class SystemFonts {
public:
    SystemFonts();
    ~SystemFonts();

    bool has_file(const std::string& path);

    // A scalable face that has all of these characters; nothing where the system has none.
    std::optional<FontFace> face_with(const std::vector<std::uint32_t>& characters, std::string_view language,
                                      const FontStyle& style);

    // The face of a family by its name, nearest to the style; nothing where it is not installed.
    std::optional<FontFace> face_of(const std::string& family, const FontStyle& style);

    // Whether that face has every letter of this UTF-8 text.
    bool family_has(const std::string& family, std::string_view letters);

private:
    FcConfig* config();

    struct Config;
    std::unique_ptr<Config> config_;
    std::map<std::string, bool> files_;
};

}  // namespace chancery
