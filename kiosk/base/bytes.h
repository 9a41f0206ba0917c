// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// Octets as they came: a file, a body, an object. Not text until someone has checked that it is.
using Bytes = std::string;
using BytesView = std::string_view;

}  // namespace chancery
