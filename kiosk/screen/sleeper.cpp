// SPDX-License-Identifier: EUPL-1.2
#include "screen/sleeper.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace chancery {

namespace {

int or_abort(int descriptor) {
    // Two descriptors at the start of the program: where even they fail, a restart is the only way on.
    if (descriptor < 0) std::abort();
    return descriptor;
}

timespec bounded(std::chrono::microseconds at_most) {
    const std::chrono::nanoseconds time = std::clamp<std::chrono::microseconds>(at_most, std::chrono::microseconds(0), Sleeper::longest);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return {seconds.count(), (time - seconds).count()};
}

}  // namespace

Sleeper::Sleeper() : wakeup_(or_abort(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))) {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, &before_);
    signals_ = or_abort(signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK));
}

Sleeper::~Sleeper() {
    close(signals_);
    close(wakeup_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Sleeper::Reason Sleeper::sleep(std::optional<std::chrono::microseconds> at_most) {
    std::array<pollfd, 5> doors{{{signals_, POLLIN, 0}, {wakeup_, POLLIN, 0}, {display_, POLLIN, 0}, {plugs_, POLLIN, 0}, {door_, POLLIN, 0}}};
    // A descriptor of -1 is passed over. An interruption reads as "the time is over": the caller looks at the clock.
    const timespec time = at_most ? bounded(*at_most) : timespec{};
    if (quit_ || ppoll(doors.data(), doors.size(), at_most ? &time : nullptr, nullptr) <= 0) return quit_ ? Reason::quit : Reason::time;
    signalfd_siginfo signal{};
    if (doors[0].revents != 0 && read(signals_, &signal, sizeof signal) == sizeof signal) quit_ = true;
    if (quit_) return Reason::quit;
    std::uint64_t calls = 0;
    if (doors[1].revents != 0 && read(wakeup_, &calls, sizeof calls) == sizeof calls) return Reason::woken;
    if (doors[4].revents != 0) return Reason::woken;
    return doors[2].revents != 0 || doors[3].revents != 0 ? Reason::display : Reason::time;
}

void Sleeper::wake() const {
    const std::uint64_t one = 1;
    // It can only fail where the counter is full of calls already.
    [[maybe_unused]] const auto written = write(wakeup_, &one, sizeof one);
}

}  // namespace chancery
