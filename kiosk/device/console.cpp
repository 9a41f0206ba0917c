// SPDX-License-Identifier: EUPL-1.2
#include "device/console.h"

#include <linux/kd.h>
#include <sys/ioctl.h>

#include <utility>

namespace chancery {

QuietConsole::QuietConsole(int descriptor)
    : QuietConsole(descriptor, [](int console, unsigned long request, std::uintptr_t argument) { return ::ioctl(console, request, argument); }) {}

// One that was killed before left the console deaf and unseen; one that stays so for ever is of no use to a technician.
QuietConsole::QuietConsole(int descriptor, Control control) : descriptor_(descriptor), control_(std::move(control)) {
    int keyboard = 0;
    const bool known = control_(descriptor_, KDGKBMODE, reinterpret_cast<std::uintptr_t>(&keyboard)) == 0;
    if (known && tell(KDSKBMODE, K_OFF)) keyboard_before_ = keyboard == K_OFF ? K_UNICODE : keyboard;
    unseen_ = tell(KDSETMODE, KD_GRAPHICS);
}

QuietConsole::~QuietConsole() {
    if (keyboard_before_) (void)tell(KDSKBMODE, *keyboard_before_);
    if (unseen_) (void)tell(KDSETMODE, KD_TEXT);
}

bool QuietConsole::tell(unsigned long request, int value) const { return control_(descriptor_, request, static_cast<std::uintptr_t>(value)) == 0; }

}  // namespace chancery
