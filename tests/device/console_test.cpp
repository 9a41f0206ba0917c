// SPDX-License-Identifier: EUPL-1.2
// The kernel's own console is tried in the virtual machine (tests/lab/vm); here, whatever is none stays as it was.
#include "device/console.h"

#include <fcntl.h>
#include <linux/kd.h>
#include <stdlib.h>
#include <termios.h>

#include <cstring>

#include "base/descriptor.h"
#include "catch.h"

using namespace chancery;

TEST_CASE("a terminal that is no console of the kernel's, a file and nothing at all are left as they are") {
    const Descriptor terminal(posix_openpt(O_RDWR | O_NOCTTY));
    REQUIRE(terminal.open());
    termios before{}, after{};
    REQUIRE(tcgetattr(terminal.get(), &before) == 0);
    CHECK_FALSE(QuietConsole(terminal.get()).quiet());
    REQUIRE(tcgetattr(terminal.get(), &after) == 0);
    CHECK(std::memcmp(&before, &after, sizeof before) == 0);
    const Descriptor nothing(open("/dev/null", O_RDWR | O_CLOEXEC));
    CHECK_FALSE(QuietConsole(nothing.get()).quiet());
    CHECK_FALSE(QuietConsole(-1).quiet());
}

TEST_CASE("the console is deaf and unseen while the program runs, as before afterwards, and usable after one that was killed") {
    int keyboard = K_XLATE, mode = KD_TEXT;
    const QuietConsole::Control kernel = [&](int, unsigned long request, std::uintptr_t argument) {
        if (request == KDGKBMODE) *reinterpret_cast<int*>(argument) = keyboard;
        if (request == KDSKBMODE) keyboard = static_cast<int>(argument);
        if (request == KDSETMODE) mode = static_cast<int>(argument);
        return 0;
    };
    {
        const QuietConsole console(0, kernel);
        CHECK(console.quiet());
        CHECK(keyboard == K_OFF);
        CHECK(mode == KD_GRAPHICS);
    }
    CHECK(keyboard == K_XLATE);
    CHECK(mode == KD_TEXT);
    keyboard = K_OFF;
    mode = KD_GRAPHICS;
    { const QuietConsole console(0, kernel); }
    CHECK(keyboard == K_UNICODE);
    CHECK(mode == KD_TEXT);
}
