// SPDX-License-Identifier: EUPL-1.2
#include "edition/recurrence.h"

#include <cstdio>

#include "catch.h"

using namespace chancery;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

LocalTime local(LocalDate date, minutes time = 0h) { return local_days(date) + time; }

std::string text(LocalTime time) {
    const auto day = floor<days>(time);
    const LocalDate date(day);
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    std::string written = out;
    if (const auto rest = time - day; rest != 0min) {
        std::snprintf(out, sizeof out, "T%02d:%02d", int(rest / 1h), int(rest / 1min % 60));
        written += out;
    }
    return written;
}

// When a rule comes in some years, one word each.
std::string comes(const std::string& rule, LocalTime start, year first, year last) {
    const auto recurrence = Recurrence::of(rule, start);
    if (!recurrence) return recurrence.error().message;
    std::string all;
    for (const LocalTime time : recurrence->between(local_days(first / 1 / 1), local_days(last / 12 / 31)).begins)
        all += (all.empty() ? "" : " ") + text(time);
    return all;
}

std::size_t steps(const std::string& rule, LocalTime start, year_month_day first, year_month_day last) {
    const auto recurrence = Recurrence::of(rule, start);
    REQUIRE(recurrence);
    return recurrence->between(local_days(first), local_days(last)).steps;
}

std::string numbers(int from, int to) {
    std::string list;
    for (int i = from; i <= to; ++i) list += (list.empty() ? "" : ",") + std::to_string(i);
    return list;
}

const LocalTime new_year = local(2026y / 1 / 1);

}  // namespace

TEST_CASE("observances come on their day of every year") {
    CHECK(comes("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9", local(1950y / 5 / 9), 2026y, 2028y) == "2026-05-09 2027-05-09 2028-05-09");
    CHECK(comes("FREQ=YEARLY", local(2000y / 5 / 9, 18h + 30min), 2026y, 2027y) == "2026-05-09T18:30 2027-05-09T18:30");
    CHECK(comes("FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH", local(2020y / 11 / 26), 2026y, 2028y) == "2026-11-26 2027-11-25 2028-11-30");
    CHECK(comes("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", local(2020y / 11 / 26), 2026y, 2028y) == "2026-11-26 2027-11-25 2028-11-23");
    CHECK(comes("FREQ=YEARLY;BYMONTHDAY=1,-1;BYMONTH=2,3", local(2020y / 2 / 1), 2028y, 2028y) == "2028-02-01 2028-02-29 2028-03-01 2028-03-31");
}

TEST_CASE("a leap day comes in leap years only") {
    CHECK(comes("FREQ=YEARLY", local(2024y / 2 / 29), 2024y, 2032y) == "2024-02-29 2028-02-29 2032-02-29");
    CHECK(comes("FREQ=YEARLY", local(2096y / 2 / 29), 2096y, 2105y) == "2096-02-29 2104-02-29");
    CHECK(comes("FREQ=MONTHLY", local(2026y / 1 / 31), 2026y, 2026y) ==
          "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31 2026-10-31 2026-12-31");
}

TEST_CASE("what the rule leaves open is taken from the start") {
    CHECK(comes("FREQ=MONTHLY;INTERVAL=4", local(2025y / 12 / 15), 2026y, 2026y) == "2026-04-15 2026-08-15 2026-12-15");
    CHECK(comes("FREQ=WEEKLY;INTERVAL=20", local(2025y / 12 / 31), 2026y, 2026y) == "2026-05-20 2026-10-07");
    CHECK(comes("FREQ=DAILY;INTERVAL=100", new_year, 2026y, 2026y) == "2026-01-01 2026-04-11 2026-07-20 2026-10-28");
    CHECK(comes("FREQ=YEARLY;BYWEEKNO=20", local(1997y / 5 / 12), 1997y, 1999y) == "1997-05-12 1998-05-11 1999-05-17");
    CHECK(comes("FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", local(1997y / 1 / 1), 1997y, 2000y) ==
          "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18");
}

TEST_CASE("the Friday the thirteenth and the first Tuesday after a Monday in November") {
    CHECK(comes("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", local(1997y / 9 / 2), 1998y, 2000y) == "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13");
    CHECK(comes("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", local(1996y / 11 / 5), 1996y, 2004y) ==
          "1996-11-05 2000-11-07 2004-11-02");
}

TEST_CASE("a position counts within its month, from either end") {
    CHECK(comes("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", new_year, 2026y, 2026y).starts_with("2026-01-30 2026-02-27 2026-03-31 2026-04-30"));
    CHECK(comes("FREQ=YEARLY;BYMONTH=1;BYSETPOS=2;BYDAY=MO", new_year, 2026y, 2027y) == "2026-01-12 2027-01-11");
    CHECK(comes("FREQ=YEARLY;BYMONTH=12;BYHOUR=9,18;BYSETPOS=-1;BYMONTHDAY=24,31", new_year, 2026y, 2026y) == "2026-12-31T18:00");
}

TEST_CASE("a COUNT is counted from the start, and an UNTIL that is a day counts whole") {
    CHECK(comes("FREQ=YEARLY;COUNT=3", local(2025y / 5 / 9), 2026y, 2040y) == "2026-05-09 2027-05-09");
    CHECK(comes("FREQ=DAILY;COUNT=2;BYHOUR=8,20", local(2026y / 5 / 9, 9h), 2026y, 2026y) == "2026-05-09T20:00 2026-05-10T08:00");
    CHECK(comes("FREQ=YEARLY;UNTIL=20270509", local(2025y / 5 / 9, 18h), 2026y, 2040y) == "2026-05-09T18:00 2027-05-09T18:00");
    CHECK(comes("FREQ=YEARLY;UNTIL=20270509T180000", local(2025y / 5 / 9, 18h), 2026y, 2040y) == "2026-05-09T18:00 2027-05-09T18:00");
    CHECK(comes("FREQ=YEARLY;UNTIL=20270509T175959", local(2025y / 5 / 9, 18h), 2026y, 2040y) == "2026-05-09T18:00");
}

TEST_CASE("nothing comes before the start, and a start that the rule does not name is no occurrence") {
    CHECK(comes("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9", local(2026y / 6 / 1), 2020y, 2027y) == "2027-05-09");
}

TEST_CASE("hours are counted from the start") {
    CHECK(comes("FREQ=HOURLY;INTERVAL=7;UNTIL=20260101T220000", new_year + 30min, 2026y, 2026y) ==
          "2026-01-01T00:30 2026-01-01T07:30 2026-01-01T14:30 2026-01-01T21:30");
    CHECK(comes("FREQ=HOURLY;INTERVAL=24;BYHOUR=3", new_year + 12h, 2026y, 2026y).empty());
}

TEST_CASE("a rule that is none, too often, or of a kind that the standard forbids is refused with the reason") {
    const auto trouble = [](const std::string& rule) { return trouble_with_recurrence(rule, new_year); };
    const std::string none = "it is no rule such as \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)";
    for (const char* rule : {"", "nonsense", "RRULE:FREQ=DAILY", "FREQ=FORTNIGHTLY", "FREQ=DAILY;BYEASTER=1", "FREQ=DAILY;INTERVAL=0",
                             "FREQ=DAILY;COUNT=5;UNTIL=20300101", "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYHOUR=24"}) {
        INFO(rule);
        CHECK(trouble(rule) == none);
    }
    const std::string too_often = "it comes more often than once an hour";
    CHECK(trouble("FREQ=SECONDLY") == too_often);
    CHECK(trouble("FREQ=MINUTELY;INTERVAL=90") == too_often);
    CHECK(trouble("FREQ=HOURLY;BYMINUTE=0,30") == too_often);
    CHECK(trouble("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40") == too_often);
    CHECK(trouble("FREQ=DAILY;BYMONTH=13") == "one of its numbers is no month, week, day, hour or minute");
    CHECK(trouble("FREQ=DAILY;BYSECOND=30") == "it names seconds");
    CHECK(trouble("FREQ=YEARLY;RSCALE=HEBREW;BYMONTH=5L").find("RSCALE") != std::string::npos);
    CHECK(trouble("FREQ=DAILY;BYDAY=1MO") == "a first or last weekday needs FREQ=MONTHLY or FREQ=YEARLY");
    CHECK(trouble("FREQ=YEARLY;BYMONTHDAY=9") == "BYMONTHDAY with FREQ=YEARLY needs BYMONTH: programs differ in which months it means");
    CHECK(trouble("FREQ=DAILY;COUNT=1001") == "its COUNT is above 1000; write UNTIL instead");
    CHECK(trouble("FREQ=DAILY;COUNT=1000").empty());
    CHECK(trouble("FREQ=DAILY;INTERVAL=300;COUNT=1000").empty());
    CHECK(trouble("FREQ=HOURLY").empty());
}

TEST_CASE("a rule that never comes is refused") {
    for (const char* rule : {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                             "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1", "FREQ=DAILY;UNTIL=20251231",
                             "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9"}) {
        INFO(rule);
        CHECK(trouble_with_recurrence(rule, new_year) == "it never comes");
    }
}

TEST_CASE("a hostile rule costs so many steps and no more") {
    const std::string month_days = numbers(1, 31), year_days = numbers(1, 366), weeks = numbers(1, 53);
    for (const std::string& rule : {std::string("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), std::string("FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2"),
                                    std::string("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), std::string("FREQ=YEARLY;INTERVAL=32767;BYMONTH=2;BYMONTHDAY=29"),
                                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200;BYMONTHDAY=" + month_days, "FREQ=YEARLY;BYSETPOS=366;BYYEARDAY=" + year_days,
                                    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYWEEKNO=" + weeks}) {
        INFO(rule);
        CHECK(steps(rule, new_year, 2026y / 6 / 1, 2027y / 6 / 1) <= 3 * 366);
        CHECK(steps(rule, new_year, 2026y / 6 / 1, 9999y / 6 / 1) <= Recurrence::max_steps);
        CHECK(steps(rule, local(1y / 1 / 1), 2026y / 6 / 1, 2026y / 6 / 4) <= 2 * 366);
    }
    CHECK(steps("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000", local(1y / 1 / 1), 2026y / 6 / 1, 2026y / 6 / 4) <= Recurrence::max_steps);
}

TEST_CASE("a COUNT that ends too far ahead to be counted is refused") {
    CHECK(trouble_with_recurrence("FREQ=YEARLY;COUNT=200", local(2026y / 5 / 9)).empty());
    CHECK(trouble_with_recurrence("FREQ=WEEKLY;COUNT=1000", local(2026y / 5 / 9)).empty());
    CHECK(trouble_with_recurrence("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=1000", local(2026y / 5 / 9)) ==
          "its COUNT ends too many years ahead; write UNTIL instead");
}
