// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"

namespace chancery {

// The parts of a web address that decide whether it may be asked.
struct Place {
    std::string scheme;
    std::string host;  // lower case
    std::string port;  // empty where it is the scheme's own
    bool credentials = false;

    [[nodiscard]] std::string shown() const { return port.empty() ? host : host + ":" + port; }
};

// https, or http where that is allowed, without a password in it; else refused, with the reason.
Result<Place> place_to_ask(const std::string& address, bool allow_http);

// Where a redirect may lead: to the same host only, since whoever answers must not be able to send the kiosk elsewhere,
// and never from https down to http.
Result<Place> place_to_follow(const std::string& address, const Place& from, bool allow_http);

}  // namespace chancery
