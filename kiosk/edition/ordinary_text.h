// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace chancery {

// Whether clean_text() would surely give the text back unchanged: words of the common alphabets with single spaces
// between them. Most text of this world is, and finding it out costs a twentieth of cleaning it. Says no when in doubt.
bool is_ordinary(std::string_view text);

}  // namespace chancery
