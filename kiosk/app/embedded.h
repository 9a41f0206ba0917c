// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

// Files of assets/ that are compiled into the program (kiosk/CMakeLists.txt).
namespace chancery::embedded {

extern const std::string_view builtin_edition;
extern const std::string_view default_theme;

}  // namespace chancery::embedded
