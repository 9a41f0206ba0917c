// SPDX-License-Identifier: EUPL-1.2
// Recurrence against libical's own iterator, on rules that it can finish.
#include <libical/ical.h>
#include <rapidcheck.h>

#include <set>

#include "catch.h"
#include "edition/recurrence.h"

using namespace chancery;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

const local_days first_day(2024y / 1 / 1), last_day(2033y / 12 / 31);

std::vector<LocalTime> by_libical(const std::string& rule, LocalTime start) {
    const year_month_day date(floor<days>(start));
    const hh_mm_ss time(start - floor<days>(start));
    icaltimetype dtstart = icaltime_null_time();
    dtstart.year = int(date.year());
    dtstart.month = int(unsigned(date.month()));
    dtstart.day = int(unsigned(date.day()));
    dtstart.hour = int(time.hours().count());
    dtstart.minute = int(time.minutes().count());
    std::vector<LocalTime> all;
    icalrecur_iterator* next = icalrecur_iterator_new(icalrecurrencetype_from_string(rule.c_str()), dtstart);
    if (!next) return all;
    for (icaltimetype t = icalrecur_iterator_next(next); !icaltime_is_null_time(t); t = icalrecur_iterator_next(next)) {
        const LocalTime found = local_days(year(t.year) / t.month / t.day) + hours(t.hour) + minutes(t.minute);
        if (found >= last_day + days(1)) break;
        all.push_back(found);
    }
    icalrecur_iterator_free(next);
    return all;
}

// For a message that a person can read.
std::vector<std::string> texts(const std::vector<LocalTime>& times) {
    std::vector<std::string> all;
    for (const LocalTime time : times) all.push_back(format_rfc3339(Instant(time.time_since_epoch())));
    return all;
}

bool perhaps(int one_in) { return *rc::gen::inRange(0, one_in) == 0; }

// Up to three, in order: libical comes to hours in the order in which they are written.
std::string some_of(const std::vector<std::string>& all) {
    std::set<std::size_t> chosen;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) chosen.insert(*rc::gen::inRange<std::size_t>(0, all.size()));
    std::string list;
    for (const std::size_t i : chosen) list += (list.empty() ? "" : ",") + all[i];
    return list;
}

std::vector<std::string> numbers(int from, int to) {
    std::vector<std::string> all;
    for (int i = from; i <= to; ++i)
        if (i != 0) all.push_back(std::to_string(i));
    return all;
}

std::string some_weekdays(bool nth) {
    const std::vector<std::string> plain = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const std::vector<std::string> counted = {"1MO", "2TU", "3WE", "4TH", "-1FR", "-2SA", "1SU", "-1TH", "-1MO"};
    return some_of(nth ? counted : plain);
}

// Rules as people write them.
std::string some_rule() {
    const std::string frequency = *rc::gen::element<std::string>("YEARLY", "MONTHLY", "WEEKLY", "DAILY");
    std::string rule = "FREQ=" + frequency;
    const bool by_month = frequency == "YEARLY" || frequency == "MONTHLY";
    if (perhaps(2)) rule += ";INTERVAL=" + std::to_string(*rc::gen::inRange(1, 6));
    if (perhaps(3)) rule += ";BYMONTH=" + some_of(numbers(1, 12));
    // libical knows no negative days of daily rules, and lets positions count days where there are several hours.
    const int by = *rc::gen::inRange(0, 4);
    if (by == 1) rule += ";BYDAY=" + some_weekdays(by_month && perhaps(2));
    if (by == 2 && frequency != "WEEKLY") rule += ";BYMONTHDAY=" + some_of(numbers(by_month ? -5 : 1, 31));
    if (by == 3 && by_month) rule += ";BYDAY=" + some_weekdays(false) + ";BYSETPOS=" + some_of({"1", "2", "3", "-1", "-2"});
    if (by != 3 && perhaps(4)) rule += ";BYHOUR=" + some_of(numbers(1, 23));
    if (perhaps(3)) rule += ";COUNT=" + std::to_string(*rc::gen::inRange(1, 40));
    else if (perhaps(3)) rule += ";UNTIL=20281115T120000";
    return rule;
}

}  // namespace

TEST_CASE("rules as people write them come when libical says so") {
    CHECK(rc::check([] {
        const std::string rule = some_rule();
        const LocalTime start = first_day + days(*rc::gen::inRange(0, 800)) + minutes(15 * *rc::gen::inRange(0, 96));
        RC_PRE(trouble_with_recurrence(rule, start).empty());
        const auto recurrence = Recurrence::of(rule, start);
        RC_LOG(rule + " from " + std::to_string(start.time_since_epoch().count()));
        RC_ASSERT(recurrence.ok());
        const auto ours = texts(recurrence->between(first_day, last_day).begins), theirs = texts(by_libical(rule, start));
        RC_ASSERT(ours == theirs);
    }));
}

TEST_CASE("a part of the time holds what the whole holds there") {
    CHECK(rc::check([] {
        const std::string rule = some_rule();
        const LocalTime start = first_day + days(*rc::gen::inRange(0, 800));
        const auto recurrence = Recurrence::of(rule, start);
        RC_PRE(recurrence.ok());
        const local_days from = first_day + days(*rc::gen::inRange(0, 3000)), to = from + days(*rc::gen::inRange(0, 400));
        std::vector<LocalTime> expected;
        for (const LocalTime time : recurrence->between(first_day, last_day).begins)
            if (time >= from && time < to + days(1)) expected.push_back(time);
        RC_LOG(rule);
        RC_ASSERT(recurrence->between(from, std::min(to, last_day)).begins == expected);
    }));
}
