// SPDX-License-Identifier: EUPL-1.2
#include "schedule/calendar.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

Instant utc(const std::string& text) { return *parse_rfc3339(text.size() == 17 ? text.substr(0, 16) + ":00Z" : text); }

// "2026-03-29T01:00Z"
std::string minute(Instant at) { return format_rfc3339(at).substr(0, 16) + "Z"; }

// Every stretch of time from `from` to `to` in which it plays, found as the loop finds it: from boundary to boundary.
std::string plays(const When& when, const std::string& from, const std::string& to, const std::string& own_zone = "UTC") {
    std::string stretches;
    bool before = false;
    const Instant end = utc(to);
    for (Instant at = utc(from); at < end; at = next_boundary(when, at, own_zone).value_or(at + days(2))) {
        const bool now = is_in(when, at, own_zone);
        if (now && !before) stretches += (stretches.empty() ? "" : ", ") + minute(at);
        if (!now && before) stretches += " to " + minute(at);
        before = now;
    }
    return stretches + (before ? " on" : "");
}

Window daily(minutes from, minutes until) {
    Window window;
    window.from = from;
    window.until = until;
    return window;
}

Window on(LocalDate date, minutes from = 0h, minutes until = 24h) {
    Window window = daily(from, until);
    window.first = window.last = date;
    return window;
}

Window by_rule(const std::string& rule, LocalTime start, minutes length = 24h) {
    Window window;
    window.rule = rule;
    window.start = start;
    window.length = length;
    return window;
}

LocalTime local(LocalDate date, minutes time = 0h) { return local_days(date) + time; }

When in(const std::string& zone, const Window& window) { return {zone, {window}}; }

// On the days of a place where the clocks jump, what a daily window becomes.
std::string spring(minutes from, minutes until) {
    return plays(in("Europe/Brussels", on(2026y / 3 / 29, from, until)), "2026-03-27T12:00Z", "2026-03-31T12:00Z");
}
std::string autumn(minutes from, minutes until) {
    return plays(in("Europe/Brussels", on(2026y / 10 / 25, from, until)), "2026-10-23T12:00Z", "2026-10-27T12:00Z");
}

}  // namespace

TEST_CASE("without windows it always plays and nothing ever changes") {
    CHECK(is_in({}, utc("2026-01-01T00:00Z"), "Europe/Brussels"));
    CHECK_FALSE(next_boundary({}, utc("2026-01-01T00:00Z"), "Europe/Brussels"));
}

TEST_CASE("a window counts from its first minute to before its last") {
    const When when = in("", daily(9h, 17h));
    CHECK_FALSE(is_in(when, utc("2026-06-01T08:59:59.999Z"), "UTC"));
    CHECK(is_in(when, utc("2026-06-01T09:00:00Z"), "UTC"));
    CHECK(is_in(when, utc("2026-06-01T16:59:59.999Z"), "UTC"));
    CHECK_FALSE(is_in(when, utc("2026-06-01T17:00:00Z"), "UTC"));
}

TEST_CASE("a window means the clocks of its own zone, else of the screen's, else UTC") {
    const Window nine = daily(9h, 10h);
    CHECK(plays(in("Asia/Tokyo", nine), "2026-06-01T00:00Z", "2026-06-01T12:00Z", "Europe/Brussels") == "2026-06-01T00:00Z to 2026-06-01T01:00Z");
    CHECK(plays(in("", nine), "2026-06-01T00:00Z", "2026-06-01T12:00Z", "Europe/Brussels") == "2026-06-01T07:00Z to 2026-06-01T08:00Z");
    CHECK(plays(in("Nowhere/Atlantis", nine), "2026-06-01T00:00Z", "2026-06-01T12:00Z", "Europe/Brussels") == "2026-06-01T09:00Z to 2026-06-01T10:00Z");
}

TEST_CASE("a window that ends before it begins ends on the next day, and its day is the one on which it begins") {
    Window friday = daily(22h, 2h);
    friday.days = 1 << 4;
    CHECK(plays(in("", friday), "2026-06-01T00:00Z", "2026-06-08T00:00Z") == "2026-06-05T22:00Z to 2026-06-06T02:00Z");
}

TEST_CASE("neighbouring windows play on without a gap") {
    CHECK(plays(in("", daily(0h, 24h)), "2026-06-01T00:00Z", "2026-06-08T00:00Z") == "2026-06-01T00:00Z on");
    When when = in("", daily(9h, 12h));
    when.windows.push_back(daily(12h, 13h));
    CHECK(plays(when, "2026-06-01T00:00Z", "2026-06-02T00:00Z") == "2026-06-01T09:00Z to 2026-06-01T13:00Z");
}

TEST_CASE("a range of dates includes its first and its last day") {
    Window window = daily(20h, 2h);
    window.first = 2026y / 12 / 10;
    window.last = 2026y / 12 / 11;
    CHECK(plays(in("", window), "2026-12-08T00:00Z", "2026-12-15T00:00Z") ==
          "2026-12-10T20:00Z to 2026-12-11T02:00Z, 2026-12-11T20:00Z to 2026-12-12T02:00Z");
    window.last = 2026y / 12 / 10;
    CHECK(plays(in("", window), "2026-12-08T00:00Z", "2026-12-15T00:00Z") == "2026-12-10T20:00Z to 2026-12-11T02:00Z");
}

TEST_CASE("a window may begin at the 24:00 of its day") {
    CHECK(plays(in("", on(2026y / 6 / 1, 24h, 1h)), "2026-06-01T00:00Z", "2026-06-05T00:00Z") == "2026-06-02T00:00Z to 2026-06-02T01:00Z");
}

TEST_CASE("a window that begins in the spring gap begins at the first minute after it") {
    CHECK(spring(2h + 30min, 4h) == "2026-03-29T01:00Z to 2026-03-29T02:00Z");
}

TEST_CASE("a window that ends in the spring gap ends where the gap begins") {
    CHECK(spring(1h, 2h + 30min) == "2026-03-29T00:00Z to 2026-03-29T01:00Z");
}

TEST_CASE("a window that lies in the spring gap begins after it and keeps its length") {
    CHECK(spring(2h + 15min, 2h + 45min) == "2026-03-29T01:00Z to 2026-03-29T01:30Z");
    CHECK(spring(2h, 3h) == "2026-03-29T01:00Z to 2026-03-29T02:00Z");
}

TEST_CASE("a window around the spring gap begins and ends by the clocks") {
    CHECK(spring(1h, 5h) == "2026-03-29T00:00Z to 2026-03-29T03:00Z");
    CHECK(spring(0h, 24h) == "2026-03-28T23:00Z to 2026-03-29T22:00Z");
}

TEST_CASE("a window inside the autumn hour plays once, at the hour's first showing") {
    CHECK(autumn(2h + 15min, 2h + 45min) == "2026-10-25T00:15Z to 2026-10-25T00:45Z");
}

TEST_CASE("a window around the autumn hour plays through both showings") {
    CHECK(autumn(1h, 4h) == "2026-10-24T23:00Z to 2026-10-25T03:00Z");
    CHECK(autumn(2h, 3h) == "2026-10-25T00:00Z to 2026-10-25T02:00Z");
    CHECK(autumn(0h, 24h) == "2026-10-24T22:00Z to 2026-10-25T23:00Z");
}

TEST_CASE("a window that begins or ends in the autumn hour does so at its first showing") {
    CHECK(autumn(2h + 30min, 5h) == "2026-10-25T00:30Z to 2026-10-25T04:00Z");
    CHECK(autumn(1h, 2h + 30min) == "2026-10-24T23:00Z to 2026-10-25T00:30Z");
}

TEST_CASE("a night across a change of the clocks begins and ends by the clocks") {
    const When night = in("Europe/Brussels", daily(22h, 6h));
    CHECK(plays(night, "2026-03-28T12:00Z", "2026-03-29T12:00Z") == "2026-03-28T21:00Z to 2026-03-29T04:00Z");
    CHECK(plays(night, "2026-10-24T12:00Z", "2026-10-25T12:00Z") == "2026-10-24T20:00Z to 2026-10-25T05:00Z");
}

TEST_CASE("half an hour's jump on Lord Howe Island") {
    const auto play = [](LocalDate date, minutes from, minutes until) {
        return plays(in("Australia/Lord_Howe", on(date, from, until)), format_rfc3339(sys_days(date) - days(2)), format_rfc3339(sys_days(date) + days(2)));
    };
    CHECK(play(2026y / 10 / 4, 2h + 10min, 2h + 20min) == "2026-10-03T15:30Z to 2026-10-03T15:40Z");
    CHECK(play(2026y / 10 / 4, 2h + 10min, 3h) == "2026-10-03T15:30Z to 2026-10-03T16:00Z");
    CHECK(play(2026y / 4 / 5, 1h + 40min, 1h + 50min) == "2026-04-04T14:40Z to 2026-04-04T14:50Z");
    CHECK(play(2026y / 4 / 5, 1h, 2h) == "2026-04-04T14:00Z to 2026-04-04T15:30Z");
}

TEST_CASE("two hours' jump at Troll station") {
    CHECK(plays(in("Antarctica/Troll", on(2026y / 3 / 29, 1h + 30min, 2h + 30min)), "2026-03-27T00:00Z", "2026-03-31T00:00Z") ==
          "2026-03-29T01:00Z to 2026-03-29T02:00Z");
    CHECK(plays(in("Antarctica/Troll", on(2026y / 10 / 25, 1h + 30min, 2h + 30min)), "2026-10-23T00:00Z", "2026-10-27T00:00Z") ==
          "2026-10-24T23:30Z to 2026-10-25T00:30Z");
}

TEST_CASE("the day that Samoa left out is a gap like another") {
    const auto play = [](const Window& window) { return plays(in("Pacific/Apia", window), "2011-12-29T00:00Z", "2012-01-01T00:00Z"); };
    CHECK(play(on(2011y / 12 / 30, 9h, 17h)) == "2011-12-30T10:00Z to 2011-12-30T18:00Z");
    CHECK(play(on(2011y / 12 / 30)) == "2011-12-30T10:00Z to 2011-12-31T10:00Z");
    CHECK(play(on(2011y / 12 / 29, 22h, 2h)) == "2011-12-30T08:00Z to 2011-12-30T10:00Z");
    CHECK(play(on(2011y / 12 / 30, 22h, 2h)) == "2011-12-30T10:00Z to 2011-12-30T12:00Z");
    CHECK(play(daily(0h, 24h)) == "2011-12-29T00:00Z on");
}

TEST_CASE("clocks that jump at midnight, in Cairo and Beirut") {
    const auto cairo = [](const Window& window, const std::string& from, const std::string& to) { return plays(in("Africa/Cairo", window), from, to); };
    CHECK(cairo(on(2010y / 4 / 30, 0h, 30min), "2010-04-28T00:00Z", "2010-05-02T00:00Z") == "2010-04-29T22:00Z to 2010-04-29T22:30Z");
    CHECK(cairo(on(2010y / 4 / 30), "2010-04-28T00:00Z", "2010-05-02T00:00Z") == "2010-04-29T22:00Z to 2010-04-30T21:00Z");
    CHECK(cairo(on(2010y / 4 / 29), "2010-04-27T00:00Z", "2010-05-02T00:00Z") == "2010-04-28T22:00Z to 2010-04-29T22:00Z");
    CHECK(cairo(on(2010y / 9 / 30), "2010-09-28T00:00Z", "2010-10-03T00:00Z") == "2010-09-29T21:00Z to 2010-09-30T22:00Z");
    CHECK(cairo(on(2010y / 10 / 1, 0h, 1h), "2010-09-28T00:00Z", "2010-10-03T00:00Z") == "2010-09-30T22:00Z to 2010-09-30T23:00Z");

    const auto beirut = [](const Window& window, const std::string& from, const std::string& to) { return plays(in("Asia/Beirut", window), from, to); };
    CHECK(beirut(on(2022y / 3 / 27, 0h, 30min), "2022-03-25T00:00Z", "2022-03-29T00:00Z") == "2022-03-26T22:00Z to 2022-03-26T22:30Z");
    CHECK(beirut(on(2022y / 3 / 26, 23h, 30min), "2022-03-25T00:00Z", "2022-03-29T00:00Z") == "2022-03-26T21:00Z to 2022-03-26T22:00Z");
    CHECK(beirut(on(2022y / 10 / 29, 23h, 24h), "2022-10-27T00:00Z", "2022-10-31T00:00Z") == "2022-10-29T20:00Z to 2022-10-29T22:00Z");
    CHECK(beirut(on(2022y / 10 / 29, 23h, 23h + 30min), "2022-10-27T00:00Z", "2022-10-31T00:00Z") == "2022-10-29T20:00Z to 2022-10-29T20:30Z");
}

TEST_CASE("Casablanca puts its clocks back for Ramadan and on again after it") {
    const auto play = [](LocalDate date, minutes from, minutes until) {
        return plays(in("Africa/Casablanca", on(date, from, until)), format_rfc3339(sys_days(date) - days(2)), format_rfc3339(sys_days(date) + days(2)));
    };
    CHECK(play(2022y / 3 / 27, 2h + 15min, 2h + 45min) == "2022-03-27T01:15Z to 2022-03-27T01:45Z");
    CHECK(play(2022y / 3 / 27, 1h, 4h) == "2022-03-27T00:00Z to 2022-03-27T04:00Z");
    CHECK(play(2022y / 5 / 8, 2h + 15min, 2h + 45min) == "2022-05-08T02:00Z to 2022-05-08T02:30Z");
    CHECK(play(2022y / 5 / 8, 1h, 4h) == "2022-05-08T01:00Z to 2022-05-08T03:00Z");
}

TEST_CASE("Dublin, whose winter is the exception by law, jumps as its clocks do") {
    const auto play = [](LocalDate date, minutes from, minutes until) {
        return plays(in("Europe/Dublin", on(date, from, until)), format_rfc3339(sys_days(date) - days(2)), format_rfc3339(sys_days(date) + days(2)));
    };
    CHECK(play(2026y / 3 / 29, 1h + 15min, 1h + 45min) == "2026-03-29T01:00Z to 2026-03-29T01:30Z");
    CHECK(play(2026y / 10 / 25, 1h + 15min, 1h + 45min) == "2026-10-25T00:15Z to 2026-10-25T00:45Z");
    CHECK(play(2026y / 10 / 25, 0h + 30min, 2h + 30min) == "2026-10-24T23:30Z to 2026-10-25T02:30Z");
}

TEST_CASE("a rule's occurrence lasts as long as the clocks say, also over a change") {
    const Window noon_to_noon = by_rule("FREQ=YEARLY", local(2026y / 3 / 28, 12h));
    CHECK(plays(in("Europe/Brussels", noon_to_noon), "2026-03-27T00:00Z", "2026-03-31T00:00Z") == "2026-03-28T11:00Z to 2026-03-29T10:00Z");
    const Window in_the_gap = by_rule("FREQ=DAILY", local(2026y / 3 / 1, 2h + 30min), 15min);
    CHECK(plays(in("Europe/Brussels", in_the_gap), "2026-03-29T00:00Z", "2026-03-30T00:00Z") == "2026-03-29T01:00Z to 2026-03-29T01:15Z");
}

TEST_CASE("Europe Day comes on the ninth of May of every year") {
    const When when = in("Europe/Brussels", by_rule("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9", local(2020y / 5 / 9)));
    CHECK(plays(when, "2026-01-01T00:00Z", "2028-01-01T00:00Z") ==
          "2026-05-08T22:00Z to 2026-05-09T22:00Z, 2027-05-08T22:00Z to 2027-05-09T22:00Z");
}

TEST_CASE("days by no rule, such as Easter, are written as ranges of dates") {
    When easter = in("", on(2026y / 4 / 5));
    easter.windows.push_back(on(2027y / 3 / 28));
    CHECK(plays(easter, "2026-01-01T00:00Z", "2028-01-01T00:00Z") ==
          "2026-04-05T00:00Z to 2026-04-06T00:00Z, 2027-03-28T00:00Z to 2027-03-29T00:00Z");
}

TEST_CASE("an excepted day is left out by the day on which it would begin") {
    Window evenings = by_rule("FREQ=DAILY", local(2026y / 6 / 1, 20h), 6h);
    evenings.except = {2026y / 6 / 2};
    CHECK(plays(in("", evenings), "2026-06-01T00:00Z", "2026-06-04T00:00Z") ==
          "2026-06-01T20:00Z to 2026-06-02T02:00Z, 2026-06-03T20:00Z on");
}

TEST_CASE("an occurrence may last for weeks, and one runs into the next") {
    const When month = in("", by_rule("FREQ=YEARLY", local(2026y / 2 / 1), days(28)));
    CHECK(plays(month, "2026-01-01T00:00Z", "2026-06-01T00:00Z") == "2026-02-01T00:00Z to 2026-03-01T00:00Z");
    const When ever = in("", by_rule("FREQ=YEARLY", local(2026y / 2 / 1), days(366)));
    CHECK(plays(ever, "2026-01-01T00:00Z", "2030-06-01T00:00Z") == "2026-02-01T00:00Z on");
}

TEST_CASE("UNTIL in UTC counts by the clocks of the zone") {
    const When when = in("America/New_York", by_rule("FREQ=DAILY;UNTIL=20260603T010000Z", local(2026y / 6 / 1, 21h), 1h));
    CHECK(plays(when, "2026-06-01T00:00Z", "2026-06-08T00:00Z") == "2026-06-02T01:00Z to 2026-06-02T02:00Z, 2026-06-03T01:00Z to 2026-06-03T02:00Z");
    const When before = in("America/New_York", by_rule("FREQ=DAILY;UNTIL=20260603T005900Z", local(2026y / 6 / 1, 21h), 1h));
    CHECK(plays(before, "2026-06-01T00:00Z", "2026-06-08T00:00Z") == "2026-06-02T01:00Z to 2026-06-02T02:00Z");
}

TEST_CASE("a window that cannot be is never on") {
    CHECK(plays(in("", by_rule("FREQ=SECONDLY", local(2026y / 1 / 1))), "2026-01-01T00:00Z", "2026-02-01T00:00Z").empty());
    CHECK(plays(in("", by_rule("nonsense", local(2026y / 1 / 1))), "2026-01-01T00:00Z", "2026-02-01T00:00Z").empty());
    CHECK(plays(in("", by_rule("FREQ=DAILY", local(2026y / 1 / 1), 0min)), "2026-01-01T00:00Z", "2026-02-01T00:00Z").empty());
    CHECK(plays(in("", by_rule("FREQ=DAILY", local(2026y / 1 / 1), days(367))), "2026-01-01T00:00Z", "2026-02-01T00:00Z").empty());
}

TEST_CASE("why a window cannot be is said in words") {
    CHECK(trouble_with(daily(9h, 17h)).empty());
    CHECK(trouble_with(by_rule("FREQ=DAILY", local(2026y / 1 / 1))).empty());
    CHECK(trouble_with(by_rule("FREQ=DAILY", local(2026y / 1 / 1), 0min)) == "it is shorter than a minute");
    CHECK(trouble_with(by_rule("FREQ=DAILY", local(2026y / 1 / 1), days(366))).empty());
    CHECK(trouble_with(by_rule("FREQ=DAILY", local(2026y / 1 / 1), days(366) + 1min)) == "it is longer than 366 days");
    CHECK(trouble_with(by_rule("FREQ=MINUTELY", local(2026y / 1 / 1))) == "it comes more often than once an hour");
    CHECK(trouble_with(daily(-1min, 17h)) == "its hours are not from 00:00 to 24:00");
    CHECK(trouble_with(daily(9h, 25h)) == "its hours are not from 00:00 to 24:00");
}
