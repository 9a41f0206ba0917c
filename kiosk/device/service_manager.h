// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "device/posix_volume.h"

namespace chancery {

// Tells the service manager how it goes, in the form of sd_notify(3): one datagram a message. Says nothing where there
// is no manager; a message that cannot be delivered at once is dropped, because the show must not wait for it. One
// thread at a time.
class ServiceManager {
public:
    // `socket`: the value of NOTIFY_SOCKET, a path or, with a leading '@', a name in the abstract space; or empty.
    explicit ServiceManager(const std::string& socket);

    void ready() const { say("READY=1"); }
    // Feeds the watchdog.
    void alive() const { say("WATCHDOG=1"); }
    void stopping() const { say("STOPPING=1"); }
    // One line for `systemctl status`; control characters in it become spaces.
    void status(std::string_view line) const;

private:
    void say(std::string_view message) const;

    Descriptor socket_;  // connected; not open where there is no manager
};

}  // namespace chancery
