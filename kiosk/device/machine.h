// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// What the machine says of itself, for the technician. Nothing where it does not say.

// "eth0 192.0.2.7", or "wlan0 192.0.2.7 (Wi-Fi 78 %)", without loopback and link-local ones.
std::vector<std::string> network_addresses();
// How well a wireless interface is heard, in percent, by the text of /proc/net/wireless; nothing where it is none.
std::optional<int> wifi_percent(std::string_view wireless, std::string_view interface);
// Whether there is a way out: a default route of IPv4 or IPv6.
bool has_way_out();
// Whether a name server knows the host. Waits for its answer.
bool resolves(const std::string& host);

// Degrees Celsius, of the first thermal zone.
std::optional<double> temperature();
// Whether the supply's voltage fell too low since the machine was started (Raspberry Pi's rpi_volt).
std::optional<bool> undervoltage();

struct Room {
    std::uint64_t free = 0, all = 0;  // bytes
};
// Of the file system that the path, or the nearest folder above it, lies on.
std::optional<Room> room_at(const std::string& path);

// Whether what is written there is gone when the machine is switched off: a layer of memory over a root that is never written.
bool is_forgotten(const std::string& path);

}  // namespace chancery
