// SPDX-License-Identifier: EUPL-1.2
#include "schedule/local_clock.h"

#include <algorithm>

#include "schedule/zone.h"

namespace chancery {
namespace {

// No zone has ever changed its clocks twice within so short a time.
constexpr Duration sample = std::chrono::hours(8);

// The first instant after `before` at which the offset is no longer the one of `before`.
Instant change_between(const Zone& zone, Instant before, Instant after) {
    const Duration offset = zone.offset_at(before);
    while (after - before > Duration(1)) {
        const Instant middle = before + (after - before) / 2;
        (zone.offset_at(middle) == offset ? before : after) = middle;
    }
    return after;
}

}  // namespace

LocalClock::LocalClock(const std::string& zone_name, Instant around) {
    const Zone zone(zone_name);
    Instant at = around - reach;
    stretches_.push_back({Instant::min(), zone.offset_at(at)});
    for (; at < around + reach; at += sample) {
        const Duration offset = zone.offset_at(at + sample);
        if (offset != stretches_.back().offset) stretches_.push_back({change_between(zone, at, at + sample), offset});
    }
}

LocalTime LocalClock::shown_at(Instant at) const {
    const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), at,
                                        [](Instant instant, const Stretch& stretch) { return instant < stretch.begin; });
    const Duration local = at.time_since_epoch() + std::prev(after)->offset;
    return LocalTime(std::chrono::floor<std::chrono::minutes>(local));
}

Instant LocalClock::first_shown(LocalTime time) const {
    for (std::size_t i = 0; i + 1 < stretches_.size(); ++i) {
        const Instant shown = std::max(Instant(time.time_since_epoch() - stretches_[i].offset), stretches_[i].begin);
        if (shown < stretches_[i + 1].begin) return shown;
    }
    return std::max(Instant(time.time_since_epoch() - stretches_.back().offset), stretches_.back().begin);
}

}  // namespace chancery
