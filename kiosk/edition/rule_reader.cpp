// SPDX-License-Identifier: EUPL-1.2
#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "edition/recurrence.h"

namespace chancery {
namespace {

constexpr const char* no_rule = "it is no rule such as \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)";
constexpr const char* too_often = "it comes more often than once an hour";
constexpr std::size_t most_times_a_day = 24;

// Calls `take` with each number of one of libical's lists; whether `take` wanted all of them.
template <std::size_t size, class Take>
bool each(const short (&list)[size], Take take) {
    for (const short number : list) {
        if (number == ICAL_RECURRENCE_ARRAY_MAX) break;
        if (!take(int(number))) return false;
    }
    return true;
}

// The numbers of a list as bits; whether all of them are among the bits.
template <std::size_t size, std::size_t bits>
bool to_bits(const short (&list)[size], std::bitset<bits>& into) {
    return each(list, [&](int number) {
        if (number < 0 || static_cast<std::size_t>(number) >= bits) return false;
        into.set(static_cast<std::size_t>(number));
        return true;
    });
}

// The same for days and weeks, which count from either end, 1 to `most`.
template <std::size_t size, std::size_t bits>
bool to_days(const short (&list)[size], int most, std::bitset<bits>& into) {
    return each(list, [&](int number) {
        if (number == 0 || std::abs(number) > most) return false;
        into.set(static_cast<std::size_t>(number > 0 ? number : int(bits / 2) - number));
        return true;
    });
}

bool any(const short& first) { return first != ICAL_RECURRENCE_ARRAY_MAX; }

}  // namespace

// Carries a rule over from libical's structure, part by part; the first reason against it stays.
class RuleReader {
public:
    static Result<Recurrence> read(const std::string& rule, LocalTime start) {
        auto from = std::make_unique<icalrecurrencetype>(icalrecurrencetype_from_string(rule.c_str()));
        const bool other_calendar = from->rscale != nullptr;
        std::free(from->rscale);
        if (other_calendar) return Error{ErrorKind::unsupported, "its RSCALE is not understood here; dates are Gregorian"};
        RuleReader reader(*from, start);
        reader.frequency();
        reader.end();
        reader.lists();
        reader.times_of_day();
        reader.weekdays();
        reader.combinations();
        reader.what_start_implies();
        if (!reader.trouble_.empty()) return Error{ErrorKind::refused, reader.trouble_};
        return std::move(reader.to_);
    }

private:
    using Frequency = Recurrence::Frequency;

    RuleReader(const icalrecurrencetype& from, LocalTime start) : from_(from) { to_.start_ = start; }

    void require(bool condition, const char* reason) {
        if (!condition && trouble_.empty()) trouble_ = reason;
    }

    void frequency() {
        switch (from_.freq) {
            case ICAL_YEARLY_RECURRENCE: to_.frequency_ = Frequency::yearly; break;
            case ICAL_MONTHLY_RECURRENCE: to_.frequency_ = Frequency::monthly; break;
            case ICAL_WEEKLY_RECURRENCE: to_.frequency_ = Frequency::weekly; break;
            case ICAL_DAILY_RECURRENCE: to_.frequency_ = Frequency::daily; break;
            case ICAL_HOURLY_RECURRENCE: to_.frequency_ = Frequency::hourly; break;
            case ICAL_MINUTELY_RECURRENCE:
            case ICAL_SECONDLY_RECURRENCE: require(false, too_often); break;
            default: require(false, no_rule);
        }
        require(from_.interval > 0, no_rule);
        to_.interval_ = std::max(1, int(from_.interval));
        if (from_.week_start != ICAL_NO_WEEKDAY) to_.week_start_ = std::chrono::weekday(unsigned(from_.week_start) - 1);
    }

    void end() {
        using namespace std::chrono;
        require(from_.count >= 0 && from_.count <= Recurrence::max_count, "its COUNT is above 1000; write UNTIL instead");
        if (from_.count > 0) to_.count_ = from_.count;
        const icaltimetype& until = from_.until;
        if (icaltime_is_null_time(until)) return;
        const year_month_day date{year(until.year), month(unsigned(until.month)), day(unsigned(until.day))};
        require(date.ok(), "its UNTIL is no date");
        if (!date.ok()) return;
        const minutes time = until.is_date ? hours(24) - minutes(1) : hours(until.hour) + minutes(until.minute);
        if (!until.is_date && icaltime_is_utc(until)) to_.until_utc_ = Instant(sys_days(date) + time + seconds(until.second));
        else to_.until_ = local_days(date) + time;
    }

    void lists() {
        const bool good = to_bits(from_.by_month, to_.months_) && !to_.months_.test(0) && to_bits(from_.by_hour, hours_) &&
                          to_bits(from_.by_minute, minutes_) && to_days(from_.by_month_day, 31, to_.month_days_) &&
                          to_days(from_.by_year_day, 366, to_.year_days_) && to_days(from_.by_week_no, 53, to_.weeks_);
        require(good, "one of its numbers is no month, week, day, hour or minute");
        require(each(from_.by_second, [](int second) { return second == 0; }), "it names seconds");
        require(each(from_.by_set_pos, [&](int position) {
            to_.positions_.push_back(position);
            return position != 0;
        }), "its BYSETPOS has a 0");
    }

    void times_of_day() {
        using namespace std::chrono;
        using namespace std::chrono_literals;
        const minutes start = to_.start_ - floor<days>(to_.start_);
        const auto hour = static_cast<std::size_t>(start / 1h), minute = static_cast<std::size_t>(start / 1min % 60);
        if (minutes_.none()) minutes_.set(minute);
        if (hours_.none() && to_.frequency_ == Frequency::hourly) hours_.set();
        if (hours_.none()) hours_.set(hour);
        require(hours_.count() * minutes_.count() <= most_times_a_day && (to_.frequency_ != Frequency::hourly || minutes_.count() == 1), too_often);
        for (std::size_t h = 0; h < hours_.size(); ++h)
            for (std::size_t m = 0; m < minutes_.size(); ++m)
                if (hours_.test(h) && minutes_.test(m)) to_.times_of_day_.push_back(hours(h) + minutes(m));
    }

    void weekdays() {
        each(from_.by_day, [&](int named) {
            const auto number = static_cast<short>(named);
            const auto day = icalrecurrencetype_day_day_of_week(number);
            require(day != ICAL_NO_WEEKDAY, no_rule);
            to_.weekdays_.push_back({std::chrono::weekday(unsigned(day) - 1), icalrecurrencetype_day_position(number)});
            return true;
        });
    }

    // RFC 5545, 3.3.10: what may not stand together.
    void combinations() {
        const Frequency frequency = to_.frequency_;
        const bool yearly = frequency == Frequency::yearly, monthly = frequency == Frequency::monthly;
        const bool nth = std::any_of(to_.weekdays_.begin(), to_.weekdays_.end(), [](const auto& named) { return named.nth != 0; });
        require(!nth || monthly || yearly, "a first or last weekday needs FREQ=MONTHLY or FREQ=YEARLY");
        require(!nth || !any(from_.by_week_no[0]), "a first or last weekday cannot stand with BYWEEKNO");
        require(!any(from_.by_week_no[0]) || yearly, "BYWEEKNO needs FREQ=YEARLY");
        require(!any(from_.by_month_day[0]) || frequency != Frequency::weekly, "BYMONTHDAY cannot stand with FREQ=WEEKLY");
        require(!any(from_.by_month_day[0]) || !yearly || any(from_.by_month[0]) || any(from_.by_year_day[0]),
                "BYMONTHDAY with FREQ=YEARLY needs BYMONTH: programs differ in which months it means");
        require(!any(from_.by_year_day[0]) || yearly || frequency == Frequency::hourly, "BYYEARDAY needs FREQ=YEARLY");
        require(!any(from_.by_set_pos[0]) || frequency != Frequency::hourly, "BYSETPOS cannot stand with FREQ=HOURLY");
    }

    // "Information missing from the rule is taken from DTSTART" (the time of day is when it is asked for).
    void what_start_implies() {
        const auto day = std::chrono::floor<std::chrono::days>(to_.start_);
        const std::chrono::year_month_day date(day);
        const bool no_day = to_.weekdays_.empty() && to_.month_days_.none() && to_.year_days_.none();
        if (!no_day) return;
        const bool by_week = to_.frequency_ == Frequency::weekly || to_.weeks_.any();
        if (by_week) to_.weekdays_.push_back({std::chrono::weekday(day), 0});
        else if (to_.frequency_ == Frequency::monthly || to_.frequency_ == Frequency::yearly)
            to_.month_days_.set(unsigned(date.day()));
        if (to_.frequency_ == Frequency::yearly && !by_week && to_.months_.none()) to_.months_.set(unsigned(date.month()));
    }

    const icalrecurrencetype& from_;
    Recurrence to_;
    std::bitset<24> hours_;
    std::bitset<60> minutes_;
    std::string trouble_;
};

Result<Recurrence> Recurrence::of(const std::string& rule, LocalTime start) { return RuleReader::read(rule, start); }

}  // namespace chancery
