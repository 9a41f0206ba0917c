// SPDX-License-Identifier: EUPL-1.2
#include "device/system_clock.h"

#include <sys/timex.h>
#include <time.h>

#include <chrono>

namespace chancery {
namespace {

std::chrono::microseconds since_start_of(clockid_t which) {
    timespec time{};
    ::clock_gettime(which, &time);
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

}  // namespace

ClockTrust clock_trust(int state, int status_bits) {
    return state < 0 || state == TIME_ERROR || (status_bits & STA_UNSYNC) != 0 ? ClockTrust::unknown
                                                                                : ClockTrust::synchronized;
}

Now SystemClock::read() const {
    timex kernel{};  // modes 0: only asks
    const int state = ::adjtimex(&kernel);
    const std::chrono::microseconds monotonic = since_start_of(CLOCK_BOOTTIME);
    const Duration whole = std::chrono::floor<Duration>(monotonic);
    Now now{Instant(std::chrono::floor<Duration>(since_start_of(CLOCK_REALTIME))), Moment(whole), clock_trust(state, kernel.status)};
    now.beyond = monotonic - whole;
    return now;
}

}  // namespace chancery
