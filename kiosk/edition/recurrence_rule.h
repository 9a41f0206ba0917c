// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace chancery {

// Why this cannot be the value of an RRULE (RFC 5545, 3.3.10) for a lobby: it is none, or it comes too often. Empty
// where it can.
std::string trouble_with_rule(const std::string& rule);

}  // namespace chancery
