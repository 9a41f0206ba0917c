// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "edition/edition.h"

namespace chancery {

// The most that one field or block of text may hold.
inline constexpr std::size_t max_text_bytes = 64 * 1024;
// Letters in a row without any place to break, in scripts that part words: longer ones are no words of any language.
inline constexpr int max_word_letters = 256;
// Marks that pile up on one letter: Vietnamese needs 2, pointed and accented Hebrew 4.
inline constexpr int max_stacked_marks = 4;

// Makes foreign text fit to be shown as one paragraph: white space of any kind that does not bind becomes one space and
// is trimmed; C1 controls are read as Windows-1252, as HTML does; what is invisible and means nothing to a reader goes
// (byte order marks, stray tag and noncharacters, private-use icons that stand alone); embeddings become isolates, and
// isolates are balanced. Letters, marks, joiners, direction marks and soft hyphens stay as they are, so that Arabic,
// Hebrew, Persian and Urdu come through untouched.
//
// corrupt: not valid UTF-8. refused, with the code point and its place in characters: overrides of direction, control
// characters, annotation characters, private-use characters inside a word, piled-up marks, endless words, more than
// max_text_bytes. Such text cannot be mended without the danger of showing something that nobody wrote. Any thread.
Result<std::string> clean_text(std::string_view text);

// The same for a block; its emphasis moves with the text, and what is left of none is dropped.
Status clean_block(Block& block);

// The first word that mixes letters of Latin, Greek and Cyrillic: such a word reads as another than it is (UTS #39).
// For titles and source lines, where a look-alike would pass for the real name.
std::optional<std::string> mixed_script_word(std::string_view text);

}  // namespace chancery
