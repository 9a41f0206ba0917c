// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <optional>

#include "base/clock.h"

namespace chancery {

// A clock that remembers the latest time that a time service vouched for, over restarts as well. That time is a floor: it
// rises with the monotonic clock and never falls, whatever the time service says later. Where no one vouches for the wall
// clock, one below the floor (a device without a battery, switched on) is lifted to it. Any thread.
class FloorClock final : public Clock {
public:
    // `floor` is what an earlier run learned; nothing: none is known. The clock below outlives this one.
    FloorClock(const Clock& below, std::optional<Instant> floor);

    [[nodiscard]] Now read() const override;

private:
    void raise(Duration ahead) const;

    const Clock& below_;
    // How far the floor lies ahead of the monotonic clock: one number for both threads.
    mutable std::atomic<Duration::rep> ahead_;
};

}  // namespace chancery
