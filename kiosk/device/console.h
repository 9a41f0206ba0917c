// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace chancery {

// Keeps the text console beneath the picture deaf and unseen. A program that draws through the kernel's mode setting covers
// the console, and the console goes on listening: to a login, to a shell, to Ctrl-Alt-F2, Ctrl-Alt-Del and Ctrl-Z; and it
// goes on writing, where its cursor and the kernel's words are seen whenever no picture is over them. While one lives, the
// keyboard of the console on this descriptor says nothing to it (K_OFF, ioctl_console(2)) and it draws nothing
// (KD_GRAPHICS); afterwards it is as before. SDL switches off the keyboard alone, and only while it has a display. A process
// that is killed leaves both so, as it should be while it is started anew; a login prompt on that console sets it right
// (TTYReset= of getty@.service). Where the descriptor is no console of the kernel's, or one of another session, nothing happens. Main
// thread.
class QuietConsole {
public:
    // ioctl(2): -1 where it fails. The argument is a number or an address.
    using Control = std::function<int(int descriptor, unsigned long request, std::uintptr_t argument)>;

    explicit QuietConsole(int descriptor);
    QuietConsole(int descriptor, Control control);
    ~QuietConsole();
    QuietConsole(const QuietConsole&) = delete;
    QuietConsole& operator=(const QuietConsole&) = delete;

    // Whether there was a keyboard to switch off.
    [[nodiscard]] bool quiet() const { return keyboard_before_.has_value(); }

private:
    [[nodiscard]] bool tell(unsigned long request, int value) const;

    int descriptor_;
    Control control_;
    std::optional<int> keyboard_before_;  // its mode; nothing: it was not changed
    bool unseen_ = false;
};

}  // namespace chancery
