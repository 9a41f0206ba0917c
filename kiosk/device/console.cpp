// SPDX-License-Identifier: EUPL-1.2
#include "device/console.h"

#include <linux/kd.h>
#include <sys/ioctl.h>

namespace chancery {

QuietConsole::QuietConsole(int descriptor) : descriptor_(descriptor) {
    if (::ioctl(descriptor_, KDGKBMODE, &before_) != 0) return;
    quiet_ = ::ioctl(descriptor_, KDSKBMODE, K_OFF) == 0;
    // One that was killed before left it off; a console that stays deaf for ever is of no use to a technician.
    if (before_ == K_OFF) before_ = K_UNICODE;
}

QuietConsole::~QuietConsole() {
    if (quiet_) ::ioctl(descriptor_, KDSKBMODE, before_);
}

}  // namespace chancery
