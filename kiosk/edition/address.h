// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace chancery {

// The absolute address that `reference` means in a document that lies at `base` (RFC 3986, 5.2). Letters beyond ASCII and
// spaces are percent-encoded. Only https is let through, and http or file where the base itself is that; never one with
// a user's name in it. refused: with the reason.
Result<std::string> resolve_address(std::string_view reference, std::string_view base);

// The address of a file on this machine: "file:///media/stick/a%20b.jpg".
std::string address_of_file(std::string_view path);

}  // namespace chancery
