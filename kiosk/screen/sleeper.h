// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <csignal>
#include <optional>

namespace chancery {

// Sleeps without a single wakeup until there is a reason: the time is over, the display server has something to say,
// another thread calls, or the system asks the program to end. (SDL's own wait looks every millisecond where there is
// no display server.) While one lives, SIGTERM and SIGINT are kept from their default action in the thread that made
// it and in the threads that it starts afterwards.
class Sleeper {
public:
    Sleeper();
    ~Sleeper();
    Sleeper(const Sleeper&) = delete;
    Sleeper& operator=(const Sleeper&) = delete;

    // Descriptors that are readable when the display server has sent something, and when a monitor was plugged or
    // unplugged; -1: there is none.
    void listen_to(int display, int plugs) { display_ = display, plugs_ = plugs; }

    // A descriptor of the caller's that counts as a call when it is readable.
    void answer_to(int door) { door_ = door; }

    // A sleep may end early: no one sleeps longer than this without a reason.
    static constexpr std::chrono::milliseconds longest = std::chrono::days(20);

    enum class Reason { time, display, woken, quit };
    // Main thread. `quit` is told again and again once it has come.
    Reason sleep(std::optional<std::chrono::microseconds> at_most);
    // Ends a sleep, or the next one. Any thread; safe in a signal handler.
    void wake() const;

private:
    int wakeup_;   // eventfd
    int signals_;  // signalfd
    int display_ = -1;
    int plugs_ = -1;
    int door_ = -1;
    bool quit_ = false;
    sigset_t before_{};
};

}  // namespace chancery
