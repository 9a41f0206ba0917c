// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "edition/when.h"

namespace chancery {

// The clocks on the walls of a place in the days around an instant: true within `reach` of it. Beyond, they go on as at
// the end of the reach, so that what lies before the instant stays before it and what lies after stays after.
class LocalClock {
public:
    static constexpr std::chrono::days reach{5};

    // An IANA zone; an unknown one is UTC. Any thread.
    LocalClock(const std::string& zone, Instant around);

    [[nodiscard]] LocalTime shown_at(Instant at) const;

    // The first instant at which the clocks show this time or a later one. So a time that is left out is the instant
    // after the gap, and one that comes twice is its first showing.
    [[nodiscard]] Instant first_shown(LocalTime time) const;

private:
    struct Stretch {
        Instant begin;    // of the first one: long ago
        Duration offset;  // local time less UTC
    };
    std::vector<Stretch> stretches_;
};

}  // namespace chancery
