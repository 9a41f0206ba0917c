// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace chancery {

// Appends one character in UTF-8 (RFC 3629); what is no Unicode scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace chancery
