// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace chancery {

// Keeps what is typed away from the text console beneath the picture. A program that draws through the kernel's mode
// setting covers the console, and the console goes on listening: to a login, to a shell, to Ctrl-Alt-F2, Ctrl-Alt-Del and
// Ctrl-Z. While one lives, the keyboard of the console on this descriptor says nothing to it (K_OFF, ioctl_console(2));
// afterwards it is as before. SDL does the same only while it has a display. A process that is killed leaves the keyboard
// off, as it should be while it is started anew; a login prompt on that console sets it right (TTYReset= of
// getty@.service). Where the descriptor is no console of the kernel's, or one of another session, nothing happens. Main
// thread.
class QuietConsole {
public:
    explicit QuietConsole(int descriptor);
    ~QuietConsole();
    QuietConsole(const QuietConsole&) = delete;
    QuietConsole& operator=(const QuietConsole&) = delete;

    // Whether there was a keyboard to switch off.
    [[nodiscard]] bool quiet() const { return quiet_; }

private:
    int descriptor_;
    int before_ = 0;  // the keyboard's mode
    bool quiet_ = false;
};

}  // namespace chancery
