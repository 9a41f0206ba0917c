// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chancery {

// A date on a calendar on the wall, in no particular zone.
using LocalDate = std::chrono::year_month_day;
// A date and time as a clock on the wall shows it, in no particular zone.
using LocalTime = std::chrono::local_time<std::chrono::minutes>;

// A stretch of time that comes back. Either of days and hours, or of an observance that recurs by a rule.
struct Window {
    std::uint8_t days = 0x7f;          // on which days it begins: bit 0 is Monday, bit 6 Sunday
    std::optional<LocalDate> first;    // the first and the last day on which it begins
    std::optional<LocalDate> last;
    std::chrono::minutes from{0};      // after midnight, 0 to 24 h
    std::chrono::minutes until{1440};  // not above `from`: it ends on the day after

    std::string rule;                  // an RRULE's value (RFC 5545, 3.3.10); empty: the days and hours above count
    LocalTime start{};                 // its DTSTART; the zone is the playlist's
    std::chrono::minutes length{1440};
    std::vector<LocalDate> except;     // its EXDATEs, by the day on which an occurrence begins

    bool operator==(const Window&) const = default;
};

// When something counts: inside any of its windows. Without windows, always.
struct When {
    std::string time_zone;  // IANA name of the zone whose clocks the windows mean; empty: the screen's
    std::vector<Window> windows;
    bool operator==(const When&) const = default;
};

}  // namespace chancery
