// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "app/stage.h"
#include "base/result.h"
#include "edition/seal.h"
#include "layout/theme.h"

namespace chancery {

// The folder of what is installed beside the program: themes, art, mappings. `override_folder` may be empty; then it is
// share/chancery next to the program (a build tree) or one level up (an installation).
std::string find_assets(const std::string& override_folder);

// The edition that came with the program. It is compiled in: no missing file can take it away.
SourceBytes builtin_source();

// A theme by its name in the assets, or by a path to a file of one's own.
Result<Theme> load_theme(const std::string& name_or_path, const std::string& assets);

// An emblem's file, made ready; its error says what is wrong with it.
Result<Pixels> load_emblem(const std::string& file);

// A theme's art, made ready for this screen in its stored form (picture/prepare.h); its error says what is wrong with the file.
Result<Bytes> load_art(const std::string& file, Size screen);

// With the theme "mourning" of the assets; where that cannot be read, with the everyday theme in greys. With the emblems of
// both: where mourning has none of its own, the everyday one in greys. One that cannot be read is left out, and the log says so.
Looks looks_of(const Theme& everyday, const std::string& assets);

}  // namespace chancery
