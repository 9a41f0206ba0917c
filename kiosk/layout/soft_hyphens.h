// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.h"
#include "layout/hyphenator.h"

namespace chancery {

// The blocks with a soft hyphen (U+00AD) at every place where a word may be parted, and their emphasis moved along.
std::vector<Block> with_soft_hyphens(const std::vector<Block>& blocks, std::string_view language, const Hyphenator& hyphenator);

// The text without its soft hyphens: what is read.
std::string without_soft_hyphens(std::string_view text);

// Whether a text has a word of at least this many letters: whether a language's rules could be needed at all.
bool has_long_word(std::string_view text, int letters);

}  // namespace chancery
