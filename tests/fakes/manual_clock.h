// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

namespace chancery {

// A clock that a test turns by hand. Time passing moves both hands; setting moves the wall clock alone, as a time
// service, a technician or an attacker would: back, years ahead, to 1970.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant wall = {}, ClockTrust trust = ClockTrust::synchronized) {
        now_.wall = wall;
        now_.trust = trust;
    }

    [[nodiscard]] Now read() const override { return now_; }

    void pass(Duration duration) {
        now_.wall += duration;
        now_.monotonic += duration;
    }
    void set_wall(Instant wall) { now_.wall = wall; }
    void set_trust(ClockTrust trust) { now_.trust = trust; }

private:
    Now now_;
};

}  // namespace chancery
