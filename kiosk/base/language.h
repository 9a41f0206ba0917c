// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Whether a tag lies in a language range by basic filtering (RFC 4647, 3.3.1): "fr" takes "fr" and "fr-BE" but not
// "fry"; case does not matter.
bool in_language_range(std::string_view tag, std::string_view range);

// Whether the two name the same language at the first subtag: "nl-BE" and "nl-NL".
bool same_language(std::string_view a, std::string_view b);

}  // namespace chancery
