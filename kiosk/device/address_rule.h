// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/socket.h>

#include <string>
#include <string_view>

namespace chancery {

// Where a connection would lead, as far as it matters for a kiosk that fetches addresses which others wrote down.
enum class Reach {
    network,   // the internet, or the building's own network
    loopback,  // this machine: 127.0.0.0/8, ::1, and 0.0.0.0/8 and ::, which connect to it as well
    link,      // link-local: a cable or a small network without addresses of its own (169.254.0.0/16, fe80::/10)
    special,   // metadata services of clouds, multicast, broadcast, reserved
};

// Looks at the resolved address (RFC 6890 and its registries), so that no name can hide where it points. IPv6 addresses
// that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4) are judged by that one too.
Reach reach_of(const sockaddr& address);

// The same of a host as written in a URL, where it is an address in full ("192.0.2.1", "[::1]") or localhost; `network`
// for any other name.
Reach reach_of_host(const std::string& host);

// "169.254.169.254", "::1"; empty for other families.
std::string to_text(const sockaddr& address);

// Whether a host as written in a URL is plainly this machine: "localhost", 127.x.x.x, "[::1]".
bool names_loopback(std::string_view host);

}  // namespace chancery
