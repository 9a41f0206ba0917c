// SPDX-License-Identifier: EUPL-1.2
#include "screen/plug_watch.h"

#include <linux/netlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace chancery {

namespace {

constexpr unsigned kernel_messages = 1;  // the multicast group; udev's own, worked over, are in the second

}  // namespace

PlugWatch::PlugWatch() : socket_(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT)) {
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = kernel_messages;
    if (socket_ < 0 || ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
    ::close(socket_);
    socket_ = -1;
}

PlugWatch::~PlugWatch() {
    if (socket_ >= 0) ::close(socket_);
}

bool PlugWatch::changed() {
    bool changed = false;
    std::array<char, 8192> message{};
    sockaddr_nl from{};
    for (socklen_t length = sizeof from;; length = sizeof from) {
        const ssize_t got = ::recvfrom(socket_, message.data(), message.size(), 0, reinterpret_cast<sockaddr*>(&from), &length);
        if (got < 0 && errno == ENOBUFS) changed = true;  // more came than there was room for: who knows what
        else if (got < 0) return changed;
        // Anyone may send here; only the kernel is number 0.
        else if (from.nl_pid == 0) changed = changed || tells_of_plug({message.data(), static_cast<std::size_t>(got)});
    }
}

bool tells_of_plug(std::string_view message) {
    bool graphics = false, plug = false;
    while (!message.empty()) {
        const std::string_view field = message.substr(0, message.find('\0'));
        graphics = graphics || field == "SUBSYSTEM=drm";
        plug = plug || field == "HOTPLUG=1";
        message.remove_prefix(field.size() < message.size() ? field.size() + 1 : field.size());
    }
    return graphics && plug;
}

}  // namespace chancery
