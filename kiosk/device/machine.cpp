// SPDX-License-Identifier: EUPL-1.2
#include "device/machine.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/magic.h>
#include <net/if.h>
#include <netdb.h>
#include <sys/vfs.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace chancery {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

std::vector<fs::path> entries(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) found.push_back(entry->path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string whole(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string written(const sockaddr* address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address->sa_family == AF_INET) ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
    if (address->sa_family == AF_INET6) ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text, sizeof text);
    return text;
}

}  // namespace

std::vector<std::string> network_addresses() {
    std::vector<std::string> found;
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return found;
    // By this name it is seen in a sandbox, too, that hides all of /proc but processes (ProcSubset=pid).
    const std::string wireless = whole("/proc/self/net/wireless");
    for (const ifaddrs* one = all; one; one = one->ifa_next) {
        const std::string address = one->ifa_addr && (one->ifa_flags & IFF_LOOPBACK) == 0 ? written(one->ifa_addr) : "";
        if (address.empty() || address.starts_with("fe80:") || address.starts_with("169.254.")) continue;
        const auto percent = wifi_percent(wireless, one->ifa_name);
        found.push_back(std::string(one->ifa_name) + " " + address + (percent ? " (Wi-Fi " + std::to_string(*percent) + " %)" : ""));
    }
    ::freeifaddrs(all);
    return found;
}

// "wlan0: 0000   55.  -55.  -256 …": the second number is the link's quality, of 70 (proc(5), iwconfig(8)).
std::optional<int> wifi_percent(std::string_view wireless, std::string_view interface) {
    std::istringstream lines{std::string(wireless)};
    for (std::string line, name, status; std::getline(lines, line);) {
        std::istringstream words(line);
        double quality = 0;
        if (words >> name >> status >> quality && name == std::string(interface) + ":") return std::clamp(static_cast<int>(quality * 100 / 70), 0, 100);
    }
    return std::nullopt;
}

bool has_way_out() {
    std::ifstream four("/proc/self/net/route"), six("/proc/self/net/ipv6_route");
    std::string line, interface, destination, length;
    while (std::getline(four, line))
        if (std::istringstream(line) >> interface >> destination && destination == "00000000") return true;
    while (std::getline(six, line))
        if (std::istringstream(line) >> destination >> length && length == "00" && !line.ends_with(" lo") && destination == std::string(32, '0')) return true;
    return false;
}

bool resolves(const std::string& host) {
    addrinfo* found = nullptr;
    const bool known = ::getaddrinfo(host.c_str(), nullptr, nullptr, &found) == 0;
    if (known) ::freeaddrinfo(found);
    return known;
}

std::optional<double> temperature() {
    const std::string line = first_line("/sys/class/thermal/thermal_zone0/temp");
    if (line.empty() || line.size() > 9 || line.find_first_not_of("0123456789") != line.npos) return std::nullopt;
    return std::stod(line) / 1000;
}

std::optional<bool> undervoltage() {
    for (const fs::path& sensor : entries("/sys/class/hwmon"))
        if (first_line(sensor / "name") == "rpi_volt") return first_line(sensor / "in0_lcrit_alarm") == "1";
    return std::nullopt;
}

std::optional<Room> room_at(const std::string& path) {
    std::error_code error;
    fs::path nearest = fs::absolute(path, error);
    while (nearest.has_relative_path() && !fs::exists(nearest, error)) nearest = nearest.parent_path();
    const fs::space_info space = fs::space(nearest, error);
    if (error) return std::nullopt;
    return Room{space.available, space.capacity};
}

bool is_forgotten(const std::string& path) {
    struct statfs system {};
    return ::statfs(path.c_str(), &system) == 0 && (system.f_type == OVERLAYFS_SUPER_MAGIC || system.f_type == TMPFS_MAGIC);
}

}  // namespace chancery
