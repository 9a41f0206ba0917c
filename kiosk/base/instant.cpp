// SPDX-License-Identifier: EUPL-1.2
#include "base/instant.h"

#include <charconv>
#include <cstdio>

namespace chancery {

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr Duration ten_years = days(3653);

// Reads a date-time from its left end; every step fails for good once one has failed.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    // Exactly `width` digits.
    int number(std::size_t width) {
        int value = 0;
        if (rest_.size() < width) return fail();
        for (const char c : rest_.substr(0, width)) {
            if (c < '0' || c > '9') return fail();
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(width);
        return value;
    }

    // One of `choices`; what it was, or 0.
    char any_of(std::string_view choices) {
        if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) return static_cast<char>(fail());
        const char found = rest_.front();
        rest_.remove_prefix(1);
        return found;
    }

    // ".5" as 500 ms; digits after the third do not matter.
    Duration fraction() {
        if (!rest_.starts_with('.')) return Duration(0);
        rest_.remove_prefix(1);
        int value = 0, digits = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1), ++digits)
            if (digits < 3) value = value * 10 + (rest_.front() - '0');
        if (digits == 0) fail();
        for (; digits < 3; ++digits) value *= 10;
        return Duration(value);
    }

    void require(bool condition) {
        if (!condition) fail();
    }

    [[nodiscard]] bool finished() const { return good_ && rest_.empty(); }

private:
    int fail() {
        good_ = false;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool good_ = true;
};

std::chrono::year_month_day scan_date(Scanner& scan) {
    const int year = scan.number(4);
    scan.any_of("-");
    const int month = scan.number(2);
    scan.any_of("-");
    const int day = scan.number(2);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    scan.require(year >= 1 && date.ok());
    return date;
}

Duration scan_time_of_day(Scanner& scan) {
    const int hour = scan.number(2);
    scan.any_of(":");
    const int minute = scan.number(2);
    scan.any_of(":");
    const int second = scan.number(2);
    scan.require(hour <= 23 && minute <= 59 && second <= 60);
    const Duration whole = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    return whole + scan.fraction();
}

Duration scan_offset(Scanner& scan) {
    const char sign = scan.any_of("Zz+-");
    if (sign != '+' && sign != '-') return Duration(0);
    const int hour = scan.number(2);
    scan.any_of(":");
    const int minute = scan.number(2);
    scan.require(hour <= 23 && minute <= 59);
    const Duration offset = std::chrono::hours(hour) + std::chrono::minutes(minute);
    return sign == '-' ? -offset : offset;
}

// Second 60 exists only as the last one of a day in UTC.
bool possible_leap_second(std::string_view text, Instant instant) {
    const bool sixty = text.substr(17, 2) == "60";
    return !sixty || instant - floor<days>(instant) < std::chrono::seconds(1);
}

std::optional<Duration> unit(std::string_view name) {
    if (name == "ms") return Duration(1);
    if (name == "s") return std::chrono::seconds(1);
    if (name == "m") return std::chrono::minutes(1);
    if (name == "h") return std::chrono::hours(1);
    if (name == "d") return days(1);
    return std::nullopt;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
    Scanner scan(text);
    const std::chrono::year_month_day date = scan_date(scan);
    scan.any_of("Tt");
    const Duration time = scan_time_of_day(scan);
    const Duration offset = scan_offset(scan);
    if (!scan.finished()) return std::nullopt;

    const Instant instant = std::chrono::sys_days(date) + time - offset;
    const std::chrono::year_month_day utc(floor<days>(instant));
    const bool in_range = int(utc.year()) >= 1 && int(utc.year()) <= 9999;
    if (!in_range || !possible_leap_second(text, instant)) return std::nullopt;
    return instant;
}

std::string format_rfc3339(Instant instant) {
    const auto day = floor<days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    const auto milliseconds = static_cast<int>(time.subseconds().count());
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()),
                                     unsigned(date.month()), unsigned(date.day()), static_cast<int>(time.hours().count()),
                                     static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    std::string out(text, static_cast<std::size_t>(length));
    if (milliseconds != 0) {
        std::snprintf(text, sizeof text, ".%03d", milliseconds);
        out += text;
    }
    return out + 'Z';
}

std::optional<Duration> parse_duration(std::string_view text) {
    long long count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || text.starts_with('-')) return std::nullopt;
    const std::optional<Duration> one = unit(text.substr(digits));
    if (!one || count > ten_years / *one) return std::nullopt;
    return count * *one;
}

std::string format_duration(Duration duration) {
    for (const char* const name : {"d", "h", "m", "s"})
        if (const Duration one = *unit(name); duration.count() > 0 && duration % one == Duration::zero()) return std::to_string(duration / one) + name;
    return std::to_string(duration.count()) + "ms";
}

}  // namespace chancery
