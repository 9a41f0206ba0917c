// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace chancery {

// Switches a television by HDMI-CEC, through the kernel's own interface (linux/cec.h): no library, and only these two
// words. Each takes up to a few seconds. The service's user must be allowed to open the device (group video,
// DeviceAllow=char-cec rw).
class Television {
public:
    // ioctl(2) and its arguments: -1 and errno where it fails.
    using Control = std::function<int(int descriptor, unsigned long request, void* argument)>;

    explicit Television(std::string device = "/dev/cec0");
    Television(std::string device, Control control) : device_(std::move(device)), control_(std::move(control)) {}

    // missing: the machine has no such device; refused: this user may not use it, or the television does not listen.
    Status standby();
    // Wakes it and asks it to show this machine's picture.
    Status wake();

private:
    Status say(bool on);

    std::string device_;
    Control control_;
};

}  // namespace chancery
