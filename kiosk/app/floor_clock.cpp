// SPDX-License-Identifier: EUPL-1.2
#include "app/floor_clock.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr Duration::rep unknown = Duration::min().count();

}  // namespace

FloorClock::FloorClock(const Clock& below, std::optional<Instant> floor) : below_(below), ahead_(unknown) {
    if (floor) raise(floor->time_since_epoch() - below_.read().monotonic.time_since_epoch());
}

Now FloorClock::read() const {
    Now now = below_.read();
    const Duration running = now.monotonic.time_since_epoch();
    const bool synchronized = now.trust == ClockTrust::synchronized;
    if (synchronized) raise(now.wall.time_since_epoch() - running);
    const Duration::rep ahead = ahead_.load();
    if (ahead == unknown) return now;
    now.floor = Instant(running + Duration(ahead));
    if (synchronized) return now;
    now.trust = ClockTrust::floor;
    now.wall = std::max(now.wall, *now.floor);
    return now;
}

void FloorClock::raise(Duration ahead) const {
    Duration::rep before = ahead_.load();
    while (before < ahead.count() && !ahead_.compare_exchange_weak(before, ahead.count())) {}
}

}  // namespace chancery
