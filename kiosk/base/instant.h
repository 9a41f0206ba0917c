// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

using Duration = std::chrono::milliseconds;

// A point of civil time, UTC, in milliseconds since 1970 without leap seconds (POSIX). What a statement's dates are.
using Instant = std::chrono::sys_time<Duration>;

// A point on the machine's own clock, which no one can set and which starts anywhere. What dwell times are measured on.
struct MonotonicClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonotonicClock, duration>;
    static constexpr bool is_steady = true;
};
using Moment = MonotonicClock::time_point;

// Reads an RFC 3339 date-time ("2025-12-09T10:00:00Z", "2025-12-09T11:00:00.5+01:00"); nothing else is a date.
// Years 0001 to 9999; the day must exist; a leap second reads as the second after it.
std::optional<Instant> parse_rfc3339(std::string_view text);

// "2025-12-09T10:00:00Z"; milliseconds are shown only where there are any.
std::string format_rfc3339(Instant instant);

// Reads "90s", "15m", "24h", "7d", "250ms": a whole number with one unit, from 0 to ten years.
std::optional<Duration> parse_duration(std::string_view text);

// The shortest text that parse_duration() reads as exactly this; not for negative ones.
std::string format_duration(Duration duration);

}  // namespace chancery
