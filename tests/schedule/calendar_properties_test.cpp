// SPDX-License-Identifier: EUPL-1.2
// What holds for every window in every zone, against a witness who knows nothing of the calendar's arithmetic: someone
// who looks at the clock on the wall once a minute.
#include <rapidcheck.h>
#include <unicode/gregocal.h>

#include <memory>

#include "catch.h"
#include "schedule/calendar.h"
#include "schedule/local_clock.h"

using namespace chancery;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

// Every minute of some days, and whether it plays.
using Minutes = std::vector<bool>;

const std::vector<std::string> zones = {
    "UTC", "Europe/Brussels", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Havana", "America/Santiago", "Australia/Lord_Howe",
    "Pacific/Chatham", "Pacific/Apia", "Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Tehran", "Asia/Gaza", "Antarctica/Troll", "Asia/Kathmandu"};

std::unique_ptr<icu::Calendar> wall_of(const std::string& zone) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> wall(new icu::GregorianCalendar(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)), error));
    REQUIRE(U_SUCCESS(error));
    return wall;
}

LocalTime look(icu::Calendar& wall, Instant at) {
    UErrorCode error = U_ZERO_ERROR;
    wall.setTime(static_cast<UDate>(at.time_since_epoch().count()), error);
    const auto field = [&](UCalendarDateFields name) { return wall.get(name, error); };
    const year_month_day date{year(field(UCAL_YEAR)), month(static_cast<unsigned>(field(UCAL_MONTH) + 1)), day(static_cast<unsigned>(field(UCAL_DATE)))};
    return local_days(date) + hours(field(UCAL_HOUR_OF_DAY)) + minutes(field(UCAL_MINUTE));
}

bool begins_on(const Window& window, local_days on) {
    const LocalDate date(on);
    if ((window.first && date < *window.first) || (window.last && date > *window.last)) return false;
    const unsigned monday_is_1 = weekday(on).iso_encoding();
    return (window.days & (1u << (monday_is_1 - 1))) != 0;
}

// The witness remembers the latest time that the clock has shown. A window is on once that has reached its beginning and
// until it reaches its end; one that the clock leaps over begins at the leap.
class Witness {
public:
    Witness(const When& when, Instant begin) : when_(when), wall_(wall_of(when.time_zone)), latest_(look(*wall_, begin)), at_(begin) {}

    bool next_minute() {
        const LocalTime before = latest_;
        latest_ = std::max(latest_, look(*wall_, at_));
        bool on = false;
        for (const Window& window : when_.windows)
            for (local_days day = floor<days>(latest_) - days(4); day <= floor<days>(latest_) + days(1); day += days(1))
                if (begins_on(window, day)) on = sees(day + window.from, window, before) || on;
        for (const Instant end : leapt_) on = on || at_ < end;
        at_ += 1min;
        return on;
    }

private:
    bool sees(LocalTime begin, const Window& window, LocalTime before) {
        const minutes length = window.until > window.from ? window.until - window.from : 24h + window.until - window.from;
        const bool leapt_over = before < begin && latest_ >= begin + length;
        if (leapt_over) leapt_.push_back(at_ + length);
        return latest_ >= begin && latest_ < begin + length;
    }

    const When& when_;
    std::unique_ptr<icu::Calendar> wall_;
    LocalTime latest_;
    Instant at_;
    std::vector<Instant> leapt_;
};

Minutes witnessed(const When& when, Instant begin, minutes span) {
    constexpr days warm_up(4);
    Witness witness(when, begin - warm_up);
    for (minutes t(0); t < warm_up; ++t) witness.next_minute();
    Minutes all;
    for (minutes t(0); t < span; ++t) all.push_back(witness.next_minute());
    return all;
}

// From boundary to boundary.
Minutes calculated(const When& when, Instant begin, minutes span) {
    Minutes all;
    for (Instant at = begin; at < begin + span;) {
        const Instant next = std::min(next_boundary(when, at, "").value_or(at + 2 * 24h), begin + Duration(span));
        all.insert(all.end(), static_cast<std::size_t>((next - at) / 1min), is_in(when, at, ""));
        at = next;
    }
    return all;
}

Window some_window(local_days near) {
    const auto quarter = [](int from, int to) { return minutes(15 * *rc::gen::inRange(from, to)); };
    Window window;
    window.from = quarter(0, 97);
    window.until = quarter(0, 97);
    if (*rc::gen::inRange(0, 2)) window.from = quarter(0, 16), window.until = window.from + quarter(1, 8);  // where clocks jump
    if (*rc::gen::inRange(0, 2)) window.days = static_cast<std::uint8_t>(*rc::gen::inRange(1, 128));
    if (*rc::gen::inRange(0, 3) == 0) window.first = LocalDate(near + days(*rc::gen::inRange(-3, 3)));
    if (*rc::gen::inRange(0, 3) == 0) window.last = LocalDate(near + days(*rc::gen::inRange(-2, 4)));
    return window;
}

// Of years on which old and new zone data agree. Three times out of four a day on which the zone's clocks jump.
Instant some_day(const std::string& zone) {
    const int from = *rc::gen::inRange(0, 11 * 365);
    const Instant start = sys_days(2010y / 1 / 1) + days(from);
    if (*rc::gen::inRange(0, 4) == 0) return start;
    const auto offset = [&](Instant at) { return LocalClock(zone, at).shown_at(at).time_since_epoch() - at.time_since_epoch(); };
    for (Instant at = start; at < start + days(366); at += days(1))
        if (offset(at) != offset(at + days(1))) return at;
    return start;
}

When some_when(Instant& day) {
    When when;
    when.time_zone = *rc::gen::elementOf(zones);
    day = some_day(when.time_zone);
    const int count = *rc::gen::inRange(1, 3);
    for (int i = 0; i < count; ++i) when.windows.push_back(some_window(local_days(floor<days>(day).time_since_epoch())));
    return when;
}

std::string told(const When& when, Instant from) {
    std::string text = when.time_zone + " from " + format_rfc3339(from);
    for (const Window& window : when.windows)
        text += "; " + std::to_string(window.from.count()) + " to " + std::to_string(window.until.count()) + " on " + std::to_string(window.days);
    return text;
}

}  // namespace

TEST_CASE("every minute agrees with someone who watches the clock on the wall") {
    CHECK(rc::check([] {
        Instant day;
        const When when = some_when(day);
        const Instant begin = day - days(1);
        RC_LOG(told(when, begin));
        RC_ASSERT(calculated(when, begin, days(3)) == witnessed(when, begin, days(3)));
    }));
}

TEST_CASE("nothing changes between an instant and the next boundary") {
    CHECK(rc::check([] {
        Instant day;
        const When when = some_when(day);
        const Instant at = day + Duration(*rc::gen::inRange(-24 * 3'600'000, 48 * 3'600'000));
        const Instant end = next_boundary(when, at, "").value_or(at + days(2));
        RC_LOG(told(when, at));
        RC_ASSERT(at < end);
        RC_ASSERT(end <= at + days(2));
        for (int i = 0; i < 20; ++i) {
            const auto within = Duration(*rc::gen::inRange<Duration::rep>(0, (end - at).count()));
            RC_ASSERT(is_in(when, at + within, "") == is_in(when, at, ""));
        }
        RC_ASSERT(is_in(when, end - 1ms, "") == is_in(when, at, ""));
    }));
}

TEST_CASE("an occurrence lasts as long as is written, but for the days on which clocks jump") {
    CHECK(rc::check([] {
        Instant day;
        When when = some_when(day);
        Window& window = when.windows.front();
        window.first = window.last = LocalDate(local_days(floor<days>(day).time_since_epoch()));
        window.days = 0x7f;
        when.windows.resize(1);
        const minutes length = window.until > window.from ? window.until - window.from : 24h + window.until - window.from;
        const Minutes around = calculated(when, day - days(2), days(6));
        const minutes lasted(std::count(around.begin(), around.end(), true));
        const LocalClock clock(when.time_zone, day);
        const auto offset = [&](Instant at) { return clock.shown_at(at).time_since_epoch() - floor<minutes>(at).time_since_epoch(); };
        const minutes jump = offset(day + days(3)) - offset(day - days(1));
        RC_LOG(told(when, day));
        if (jump == 0min) RC_ASSERT(lasted == length);
        RC_ASSERT(lasted >= std::min(length, std::max(1min, length - abs(jump))));
        RC_ASSERT(lasted <= length + abs(jump));
    }));
}

TEST_CASE("a later time on the wall is never shown earlier") {
    CHECK(rc::check([] {
        const std::string zone = *rc::gen::elementOf(zones);
        const Instant day = some_day(zone);
        const LocalClock clock(zone, day);
        const LocalTime time = clock.shown_at(day) + minutes(*rc::gen::inRange(-2000, 2000));
        const LocalTime later = time + minutes(*rc::gen::inRange(0, 2000));
        RC_ASSERT(clock.first_shown(time) <= clock.first_shown(later));
        RC_ASSERT(clock.shown_at(clock.first_shown(time)) >= time);
        RC_ASSERT(clock.shown_at(clock.first_shown(time) - 1ms) < time);
    }));
}
