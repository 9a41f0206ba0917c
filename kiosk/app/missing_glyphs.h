// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "edition/edition.h"
#include "layout/typeface.h"

namespace chancery {

// The characters of a text for which no installed font has a glyph, one sentence a script: how many, an example, and
// the Debian package that would help, where one is known.
std::vector<std::string> missing_glyphs(const Version& version, Typeface& typeface);

}  // namespace chancery
