// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace chancery {

// Hears from the kernel that a monitor was plugged in, pulled out or changed (a "uevent" on a netlink socket, as udev gets
// it): on the kernel's own mode setting SDL does not tell. Main thread.
class PlugWatch {
public:
    PlugWatch();
    ~PlugWatch();
    PlugWatch(const PlugWatch&) = delete;
    PlugWatch& operator=(const PlugWatch&) = delete;

    // Readable when there is something to hear; -1 where the system gives no such socket.
    [[nodiscard]] int descriptor() const { return socket_; }
    // Whether a monitor came, went or changed since the last call. Never blocks.
    bool changed();

private:
    int socket_;
};

// Whether this message says so: fields that end with a zero byte, "ACTION=change", "SUBSYSTEM=drm", "HOTPLUG=1".
bool tells_of_plug(std::string_view message);

}  // namespace chancery
