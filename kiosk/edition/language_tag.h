// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chancery {

// A language tag in its usual spelling ("zh_hant_tw" → "zh-Hant-TW"), or nothing where it is none (BCP 47, RFC 5646,
// 2.1 and 2.1.1; the registry is not consulted).
std::optional<std::string> language_tag(std::string_view text);

}  // namespace chancery
