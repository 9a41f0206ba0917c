// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Appends a code point as UTF-8; what is no Unicode scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// Reads the character reference at the start of `text`, which begins with '&' ("&amp;", "&#8217;", "&#x27;"), appends
// what it stands for and returns how many bytes it took; an '&' that begins none is itself, 1 byte. As in HTML (13.2.5.72),
// numbers from 128 to 159 mean Windows-1252, and the old names of Latin-1 need no semicolon.
std::size_t append_reference(std::string& out, std::string_view text);

// All references of a text replaced, once.
std::string with_references_read(std::string_view text);

}  // namespace chancery
