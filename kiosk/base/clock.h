// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/instant.h"

namespace chancery {

// How far the wall clock can be believed.
enum class ClockTrust {
    unknown,       // no one vouches for it: a Raspberry Pi that has just been switched on
    floor,         // at least not before the last time that was known
    synchronized,  // the kernel says that a time service keeps it
};

// What time it is. Read once a turn and passed on, so that one decision never sees two times.
struct Now {
    Instant wall;
    Moment monotonic;
    ClockTrust trust = ClockTrust::unknown;
};

// The seam to the machine's clocks. Implementations may be read by any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Now read() const = 0;
};

}  // namespace chancery
