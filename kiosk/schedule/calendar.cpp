// SPDX-License-Identifier: EUPL-1.2
#include "schedule/calendar.h"

#include <algorithm>

#include "edition/recurrence.h"
#include "schedule/local_clock.h"

namespace chancery {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::weekday;

constexpr minutes whole_day = days(1);
constexpr minutes longest = days(366);
// How far clocks have ever been put on or back: a day, where a place crossed the date line.
constexpr days furthest_jump(1);

struct Stay {
    Instant begin, end;
};

minutes length_of(const Window& window) {
    if (!window.rule.empty()) return window.length;
    return window.until > window.from ? window.until - window.from : window.until + whole_day - window.from;
}

bool begins_on(const Window& window, local_days day) {
    const std::chrono::year_month_day date(day);
    const bool in_range = (!window.first || date >= *window.first) && (!window.last || date <= *window.last);
    return in_range && (window.days >> (weekday(day).iso_encoding() - 1) & 1) != 0;
}

// The last local time at which an occurrence may begin, where the rule says it in UTC.
std::optional<LocalTime> latest_begin(const Recurrence& rule, const std::string& zone) {
    if (!rule.until_utc()) return std::nullopt;
    return LocalClock(zone, *rule.until_utc()).shown_at(*rule.until_utc());
}

std::vector<LocalTime> begins_by_rule(const Window& window, const std::string& zone, local_days first, local_days last) {
    const Result<Recurrence> rule = Recurrence::of(window.rule, window.start);
    if (!rule) return {};
    std::vector<LocalTime> begins = rule->between(first, last).begins;
    const std::optional<LocalTime> latest = latest_begin(*rule, zone);
    const auto left_out = [&](LocalTime time) {
        const LocalDate day(floor<days>(time));
        return (latest && time > *latest) || std::find(window.except.begin(), window.except.end(), day) != window.except.end();
    };
    begins.erase(std::remove_if(begins.begin(), begins.end(), left_out), begins.end());
    return begins;
}

std::vector<LocalTime> begins_by_days(const Window& window, local_days first, local_days last) {
    std::vector<LocalTime> begins;
    for (local_days day = first; day <= last; day += days(1))
        if (begins_on(window, day)) begins.push_back(day + window.from);
    return begins;
}

// The window's occurrences that may touch the time from `at` to so many days later, and some that do not.
std::vector<Stay> stays(const Window& window, const std::string& zone, const LocalClock& clock, Instant at, days ahead) {
    const minutes length = length_of(window);
    if (length < minutes(1) || length > longest) return {};
    const LocalTime here = clock.shown_at(at);
    // A day more than jumps need: a window may begin at 24:00 of its day.
    const local_days first = floor<days>(here - length) - furthest_jump - days(1), last = floor<days>(here) + ahead + furthest_jump;
    std::vector<Stay> all;
    for (const LocalTime time : window.rule.empty() ? begins_by_days(window, first, last) : begins_by_rule(window, zone, first, last)) {
        Stay stay{clock.first_shown(time), clock.first_shown(time + length)};
        const bool in_a_gap = stay.end <= stay.begin;
        if (in_a_gap) stay.end = stay.begin + length;
        all.push_back(stay);
    }
    return all;
}

const std::string& zone_of(const When& when, const std::string& own_zone) {
    return when.time_zone.empty() ? own_zone : when.time_zone;
}

}  // namespace

bool is_in(const When& when, Instant at, const std::string& own_zone) {
    if (when.windows.empty()) return true;
    const std::string& zone = zone_of(when, own_zone);
    const LocalClock clock(zone, at);
    return std::any_of(when.windows.begin(), when.windows.end(), [&](const Window& window) {
        const std::vector<Stay> near = stays(window, zone, clock, at, days(0));
        return std::any_of(near.begin(), near.end(), [&](const Stay& stay) { return stay.begin <= at && at < stay.end; });
    });
}

std::optional<Instant> next_boundary(const When& when, Instant at, const std::string& own_zone) {
    constexpr days ahead(2);
    const std::string& zone = zone_of(when, own_zone);
    const LocalClock clock(zone, at);
    std::optional<Instant> next;
    const auto consider = [&](Instant boundary) {
        if (boundary > at && boundary <= at + ahead && (!next || boundary < *next)) next = boundary;
    };
    for (const Window& window : when.windows)
        for (const Stay& stay : stays(window, zone, clock, at, ahead)) {
            consider(stay.begin);
            consider(stay.end);
        }
    return next;
}

std::string trouble_with(const Window& window) {
    const bool by_rule = !window.rule.empty();
    const auto is_time_of_day = [](minutes time) { return time >= minutes(0) && time <= whole_day; };
    if (!by_rule && (!is_time_of_day(window.from) || !is_time_of_day(window.until))) return "its hours are not from 00:00 to 24:00";
    const minutes length = length_of(window);
    if (length < minutes(1)) return "it is shorter than a minute";
    if (length > longest) return "it is longer than 366 days";
    return by_rule ? trouble_with_recurrence(window.rule, window.start) : "";
}

}  // namespace chancery
