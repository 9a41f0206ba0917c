// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "edition/when.h"

namespace chancery {

// When an observance comes back: an RRULE (RFC 5545, 3.3.10) on the calendar on the wall, which knows no zones.
//
// libical reads the rule; whether it comes on a day is decided here, day by day: libical's own iterator looks for the
// next time until the year 20000 before it gives up, which takes up to a minute for a rule such as "30 February".
//
// Held to the letter of the RFC, which leaves open: a DTSTART that the rule does not name is no occurrence; a day that
// a month or a year does not have is left out (29 February comes in leap years); an UNTIL that is a day counts whole.
// Refused: rules more often than hourly, other calendars than the Gregorian, the combinations that the RFC forbids.
class Recurrence {
public:
    // `start` is DTSTART. Refused with the reason; any thread.
    static Result<Recurrence> of(const std::string& rule, LocalTime start);

    struct Times {
        std::vector<LocalTime> begins;  // in order
        std::size_t steps = 0;          // days looked at: what it cost
    };
    static constexpr std::size_t max_steps = 10'000;
    static constexpr int max_count = 1000;

    // When it begins from this day to that one, as far as max_steps reach. A COUNT is counted from DTSTART.
    [[nodiscard]] Times between(std::chrono::local_days first, std::chrono::local_days last) const;

    // An UNTIL in UTC, which between() cannot know: the caller has the zone.
    [[nodiscard]] std::optional<Instant> until_utc() const { return until_utc_; }
    [[nodiscard]] std::optional<int> count() const { return count_; }

private:
    enum class Frequency { hourly, daily, weekly, monthly, yearly };
    struct Weekday {
        std::chrono::weekday day;
        int nth = 0;  // 0: every; 1: the first of the month or year, -1: the last
    };
    friend class RuleReader;

    [[nodiscard]] bool in_step(std::chrono::local_days day, const LocalDate& date) const;
    [[nodiscard]] bool comes_on(std::chrono::local_days day) const;
    [[nodiscard]] bool on_named_day(std::chrono::local_days day, const LocalDate& date) const;
    [[nodiscard]] bool on_named_weekday(const LocalDate& date, std::chrono::weekday day) const;
    [[nodiscard]] bool in_named_week(std::chrono::local_days day) const;
    [[nodiscard]] std::chrono::local_days week_of(std::chrono::local_days day) const;
    [[nodiscard]] std::chrono::local_days skip_ahead(std::chrono::local_days day) const;
    [[nodiscard]] std::chrono::local_days period_end(std::chrono::local_days day) const;
    [[nodiscard]] std::chrono::local_days period_begin(std::chrono::local_days day) const;
    void add_times_on(std::chrono::local_days day, std::vector<LocalTime>& times) const;
    [[nodiscard]] std::vector<LocalTime> chosen(const std::vector<LocalTime>& set) const;
    void walk(std::chrono::local_days first, std::chrono::local_days last, Times& times) const;
    void keep(const std::vector<LocalTime>& candidates, Times& times) const;
    [[nodiscard]] bool counted(const Times& times) const;

    // The lists of the RFC's BYxxx parts; an empty one allows everything. A negative day or week counts from the end
    // and stands behind its list's `from_end`.
    static constexpr std::size_t from_end = 400;
    using Days = std::bitset<2 * from_end>;

    LocalTime start_{};
    Frequency frequency_ = Frequency::yearly;
    int interval_ = 1;
    std::chrono::weekday week_start_ = std::chrono::Monday;
    std::optional<int> count_;
    std::optional<LocalTime> until_;
    std::optional<Instant> until_utc_;
    std::bitset<13> months_;
    Days weeks_, year_days_, month_days_;
    std::vector<Weekday> weekdays_;
    std::vector<std::chrono::minutes> times_of_day_;  // in order; of an hourly rule those that its INTERVAL may name
    std::vector<int> positions_;  // BYSETPOS
};

// Why this cannot be a lobby's recurrence: what Recurrence::of refuses, a COUNT that ends beyond max_steps, a rule that
// never comes. Empty where it can.
std::string trouble_with_recurrence(const std::string& rule, LocalTime start);

}  // namespace chancery
