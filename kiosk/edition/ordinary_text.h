// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace chancery {

// Whether clean_text() would surely give the text back unchanged: words of the common alphabets with single spaces
// between them. Most text of this world is, and it need not be taken apart to be cleaned. Says no when in doubt.
bool is_ordinary(std::string_view text);

}  // namespace chancery
