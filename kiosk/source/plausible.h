// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "source/transport.h"

namespace chancery {

// Why this reply cannot be a feed, in words a technician can act on; empty where it may be one. It looks at what a
// network puts in between (a captive portal, an error page, RFC 6585's 511), not at the feed itself: seal() does that.
std::string implausible(const Reply& reply);

// What a status other than 200 means, in the same words.
std::string trouble_of_status(int status);

// Whether these bytes begin as a web page does.
bool is_web_page(const Reply& reply);

}  // namespace chancery
