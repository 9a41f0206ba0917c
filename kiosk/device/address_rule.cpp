// SPDX-License-Identifier: EUPL-1.2
#include "device/address_rule.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace chancery {
namespace {

using Octets = std::array<std::uint8_t, 16>;

constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c, unsigned d) {
    return a << 24 | b << 16 | c << 8 | d;
}

Reach reach_of_ipv4(std::uint32_t address) {
    const auto within = [address](std::uint32_t net, int bits) { return address >> (32 - bits) == net >> (32 - bits); };
    if (within(ipv4(127, 0, 0, 0), 8) || within(ipv4(0, 0, 0, 0), 8)) return Reach::loopback;
    if (address == ipv4(169, 254, 169, 254)) return Reach::special;  // metadata of most clouds
    if (within(ipv4(169, 254, 0, 0), 16)) return Reach::link;
    if (within(ipv4(224, 0, 0, 0), 3)) return Reach::special;      // multicast, reserved, broadcast
    if (address == ipv4(100, 100, 100, 200)) return Reach::special;  // metadata of one cloud, in shared space
    if (address == ipv4(192, 0, 0, 192)) return Reach::special;      // metadata of another
    return Reach::network;
}

std::uint32_t ipv4_at(const Octets& octets, std::size_t at) {
    return ipv4(octets[at], octets[at + 1], octets[at + 2], octets[at + 3]);
}

bool begins(const Octets& octets, std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), octets.begin());
}

Reach reach_of_ipv6(const Octets& a) {
    if (begins(a, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff})) return reach_of_ipv4(ipv4_at(a, 12));  // mapped
    if (begins(a, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})) {  // ::, ::1 and the old compatible form
        const std::uint32_t inner = ipv4_at(a, 12);
        return inner <= 1 ? Reach::loopback : reach_of_ipv4(inner);
    }
    if (begins(a, {0, 0x64, 0xff, 0x9b})) return reach_of_ipv4(ipv4_at(a, 12));  // NAT64
    if (begins(a, {0x20, 0x02})) return reach_of_ipv4(ipv4_at(a, 2));            // 6to4
    if (a[0] == 0xfe && (a[1] & 0xc0) == 0x80) return Reach::link;
    if (a[0] == 0xff) return Reach::special;                                     // multicast
    if (begins(a, {0xfd, 0x00, 0x0e, 0xc2})) return Reach::special;              // metadata in unique local space
    return Reach::network;
}

Octets octets_of(const sockaddr& address) {
    Octets octets{};
    std::memcpy(octets.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, octets.size());
    return octets;
}

std::uint32_t ipv4_of(const sockaddr& address) {
    return ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr);
}

}  // namespace

Reach reach_of(const sockaddr& address) {
    if (address.sa_family == AF_INET) return reach_of_ipv4(ipv4_of(address));
    if (address.sa_family == AF_INET6) return reach_of_ipv6(octets_of(address));
    return Reach::special;
}

Reach reach_of_host(const std::string& host) {
    if (names_loopback(host)) return Reach::loopback;
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) == 1) return reach_of(reinterpret_cast<const sockaddr&>(four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed && ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six.sin6_addr) == 1)
        return reach_of(reinterpret_cast<const sockaddr&>(six));
    return Reach::network;
}

std::string to_text(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET) {
        const std::uint32_t four = htonl(ipv4_of(address));
        ::inet_ntop(AF_INET, &four, text.data(), text.size());
    } else if (address.sa_family == AF_INET6) {
        const Octets six = octets_of(address);
        ::inet_ntop(AF_INET6, six.data(), text.data(), text.size());
    }
    return text.data();
}

bool names_loopback(std::string_view host) {
    if (host == "localhost" || host == "[::1]") return true;
    in_addr four{};
    return ::inet_pton(AF_INET, std::string(host).c_str(), &four) == 1 && (ntohl(four.s_addr) >> 24) == 127;
}

}  // namespace chancery
