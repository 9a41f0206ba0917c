// SPDX-License-Identifier: EUPL-1.2
#include "edition/recurrence.h"

#include <algorithm>
#include <cstdlib>

namespace chancery {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr days one_week(7);

local_days first_of_year(std::chrono::year year) { return local_days(year / 1 / 1); }
local_days first_of_month(const year_month_day& date) { return local_days(date.year() / date.month() / 1); }
local_days first_of_next_month(const year_month_day& date) {
    return local_days((date.year() / date.month() + std::chrono::months(1)) / 1);
}

int months_since_year_0(const year_month_day& date) { return int(date.year()) * 12 + int(unsigned(date.month())); }

// Whether the nth day among `length`, counted from 1, is named by a list, from either end.
template <class Days>
bool names(const Days& list, std::size_t from_end, days::rep nth, days::rep length) {
    return list.test(static_cast<std::size_t>(nth)) || list.test(from_end + static_cast<std::size_t>(length + 1 - nth));
}

}  // namespace

local_days Recurrence::week_of(local_days on) const { return on - (weekday(on) - week_start_); }

// Whether INTERVAL counts the period of this day. With BYWEEKNO a year is one of weeks: its first days may lie in the
// December before.
bool Recurrence::in_step(local_days on, const year_month_day& date) const {
    if (interval_ == 1) return true;
    const local_days begin = floor<days>(start_);
    const year_month_day first(begin);
    switch (frequency_) {
        case Frequency::yearly: {
            const auto year = weeks_.any() ? year_month_day(week_of(on) + days(3)).year() : date.year();
            return (int(year) - int(first.year())) % interval_ == 0;
        }
        case Frequency::monthly: return (months_since_year_0(date) - months_since_year_0(first)) % interval_ == 0;
        case Frequency::weekly: return (week_of(on) - week_of(begin)) / one_week % interval_ == 0;
        case Frequency::daily: return (on - begin).count() % interval_ == 0;
        case Frequency::hourly: return true;
    }
    return false;
}

bool Recurrence::in_named_week(local_days on) const {
    if (weeks_.none()) return true;
    // A week belongs to the year that has most of its days: that of its fourth (RFC 5545: the first week of a year has
    // at least four days in it).
    const local_days middle = week_of(on) + days(3);
    const auto year = year_month_day(middle).year();
    const local_days last_middle = week_of(local_days(year / 12 / 28)) + days(3);
    const auto week = [&](local_days fourth) { return (fourth - first_of_year(year)) / one_week + 1; };
    return names(weeks_, from_end, week(middle), week(last_middle));
}

bool Recurrence::on_named_weekday(const year_month_day& date, weekday on) const {
    const bool of_year = frequency_ == Frequency::yearly && months_.none();
    const auto is_nth = [&](int nth) {
        const local_days here(date), begin = of_year ? first_of_year(date.year()) : first_of_month(date);
        const local_days end = of_year ? first_of_year(date.year() + std::chrono::years(1)) : first_of_next_month(date);
        return nth == 0 || nth == (here - begin) / one_week + 1 || -nth == (end - days(1) - here) / one_week + 1;
    };
    return weekdays_.empty() ||
           std::any_of(weekdays_.begin(), weekdays_.end(), [&](const Weekday& named) { return named.day == on && is_nth(named.nth); });
}

bool Recurrence::on_named_day(local_days on, const year_month_day& date) const {
    if (month_days_.any()) {
        const auto length = (first_of_next_month(date) - first_of_month(date)).count();
        if (!names(month_days_, from_end, static_cast<days::rep>(unsigned(date.day())), length)) return false;
    }
    if (year_days_.none()) return true;
    const local_days year = first_of_year(date.year()), next_year = first_of_year(date.year() + std::chrono::years(1));
    return names(year_days_, from_end, (on - year).count() + 1, (next_year - year).count());
}

// Of a day that skip_ahead() has not skipped.
bool Recurrence::comes_on(local_days on) const {
    const year_month_day date(on);
    return on_named_day(on, date) && on_named_weekday(date, weekday(on)) && in_named_week(on);
}

// This day, or a later one up to which nothing can come.
local_days Recurrence::skip_ahead(local_days on) const {
    const year_month_day date(on);
    if (months_.any() && !months_.test(unsigned(date.month()))) return first_of_next_month(date);
    if (in_step(on, date)) return on;
    switch (frequency_) {
        case Frequency::yearly: return weeks_.any() ? on + days(1) : first_of_year(date.year() + std::chrono::years(1));
        case Frequency::monthly: return first_of_next_month(date);
        case Frequency::weekly: return week_of(on) + one_week;
        case Frequency::daily: return on + days(interval_ - (on - floor<days>(start_)).count() % interval_);
        case Frequency::hourly: return on;
    }
    return on;
}

void Recurrence::add_times_on(local_days on, std::vector<LocalTime>& times) const {
    for (const minutes time : times_of_day_) {
        const bool in_step = frequency_ != Frequency::hourly || floor<hours>(on + time - floor<hours>(start_)).count() % interval_ == 0;
        if (in_step) times.push_back(on + time);
    }
}

// The first day of the year, month, week or day in which BYSETPOS counts; its last plus one.
local_days Recurrence::period_begin(local_days on) const {
    switch (frequency_) {
        case Frequency::yearly: return first_of_year(year_month_day(on).year());
        case Frequency::monthly: return first_of_month(year_month_day(on));
        case Frequency::weekly: return week_of(on);
        default: return on;
    }
}

local_days Recurrence::period_end(local_days on) const {
    switch (frequency_) {
        case Frequency::yearly: return first_of_year(year_month_day(on).year() + std::chrono::years(1));
        case Frequency::monthly: return first_of_next_month(year_month_day(on));
        case Frequency::weekly: return week_of(on) + one_week;
        default: return on + days(1);
    }
}

std::vector<LocalTime> Recurrence::chosen(const std::vector<LocalTime>& set) const {
    if (positions_.empty()) return set;
    std::vector<LocalTime> some;
    const int size = static_cast<int>(set.size());
    for (const int position : positions_)
        if (std::abs(position) <= size) some.push_back(set[static_cast<std::size_t>(position > 0 ? position - 1 : size + position)]);
    std::sort(some.begin(), some.end());
    some.erase(std::unique(some.begin(), some.end()), some.end());
    return some;
}

bool Recurrence::counted(const Times& times) const {
    return count_ && times.begins.size() >= static_cast<std::size_t>(*count_);
}

void Recurrence::keep(const std::vector<LocalTime>& candidates, Times& times) const {
    for (const LocalTime time : candidates)
        if (time >= start_ && (!until_ || time <= *until_) && !counted(times)) times.begins.push_back(time);
}

void Recurrence::walk(local_days first, local_days last, Times& times) const {
    std::vector<LocalTime> set;
    for (local_days on = first; on <= last && times.steps < max_steps && !counted(times); ++times.steps) {
        const local_days next = skip_ahead(on);
        if (next == on && comes_on(on)) add_times_on(on, set);
        const local_days after = next == on ? on + days(1) : next;
        if (!set.empty() && (positions_.empty() || after >= period_end(on))) {
            keep(chosen(set), times);
            set.clear();
        }
        on = after;
    }
}

Recurrence::Times Recurrence::between(local_days first, local_days last) const {
    Times times;
    const local_days begin = floor<days>(start_);
    const local_days from = count_ ? begin : std::max(first, begin);
    const local_days to = until_ ? std::min(last, local_days(floor<days>(*until_))) : last;
    if (from > to) return times;
    walk(positions_.empty() ? from : period_begin(from), positions_.empty() ? to : period_end(to) - days(1), times);
    const auto outside = [&](LocalTime time) { return time < first || time >= last + days(1); };
    times.begins.erase(std::remove_if(times.begins.begin(), times.begins.end(), outside), times.begins.end());
    return times;
}

std::string trouble_with_recurrence(const std::string& rule, LocalTime start) {
    const Result<Recurrence> read = Recurrence::of(rule, start);
    if (!read) return read.error().message;
    const local_days begin = floor<days>(start), far_away = begin + days(366 * 1000);
    const Recurrence::Times all = read->between(begin, far_away);
    if (all.begins.empty()) return "it never comes";
    if (read->count() && all.begins.size() < static_cast<std::size_t>(*read->count()))
        return "its COUNT ends too many years ahead; write UNTIL instead";
    return "";
}

}  // namespace chancery
