// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>

#include "base/instant.h"

namespace chancery {

// How far the wall clock can be believed.
enum class ClockTrust {
    unknown,       // no one vouches for it: a Raspberry Pi that has just been switched on
    floor,         // no one now, but it is not before the latest time that was vouched for
    synchronized,  // the kernel says that a time service keeps it
};

// A Moment to the microsecond: sixty frames a second fall on no whole milliseconds.
using FineMoment = std::chrono::time_point<MonotonicClock, std::chrono::microseconds>;

// What time it is. Read once a turn and passed on, so that one decision never sees two times.
struct Now {
    Instant wall;  // the best guess
    Moment monotonic;
    ClockTrust trust = ClockTrust::unknown;
    // This much has passed for certain: a time service once vouched for it, and the monotonic clock has run since.
    std::optional<Instant> floor{};
    // Of the monotonic clock's next millisecond this much is over.
    std::chrono::microseconds beyond{};
    [[nodiscard]] FineMoment fine() const { return monotonic + beyond; }
};

// The seam to the machine's clocks. Implementations may be read by any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Now read() const = 0;
};

}  // namespace chancery
