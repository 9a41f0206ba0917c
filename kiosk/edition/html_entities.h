// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace chancery {

// The code point that an entity's name stands for ("eacute"), in HTML 4 and XML; 0 where there is none.
char32_t named_character(std::string_view name);

// Reads the character reference at the start of `text`, which begins with '&' ("&amp;", "&#8217;", "&#x27;"), appends
// what it stands for and returns how many bytes it took; an '&' that begins none is itself, 1 byte. As in HTML (13.2.5.72),
// numbers from 128 to 159 mean Windows-1252, and the old names of Latin-1 need no semicolon.
std::size_t append_reference(std::string& out, std::string_view text);

// All references of a text replaced, once.
std::string with_references_read(std::string_view text);

}  // namespace chancery
