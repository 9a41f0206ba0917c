// SPDX-License-Identifier: EUPL-1.2
#include "edition/recurrence_rule.h"

#include <libical/ical.h>

#include <cstdlib>

namespace chancery {

std::string trouble_with_rule(const std::string& rule) {
    icalrecurrencetype parsed = icalrecurrencetype_from_string(rule.c_str());
    std::free(parsed.rscale);
    switch (parsed.freq) {
        case ICAL_YEARLY_RECURRENCE:
        case ICAL_MONTHLY_RECURRENCE:
        case ICAL_WEEKLY_RECURRENCE:
        case ICAL_DAILY_RECURRENCE:
        case ICAL_HOURLY_RECURRENCE: break;
        case ICAL_MINUTELY_RECURRENCE:
        case ICAL_SECONDLY_RECURRENCE: return "it comes more often than once an hour";
        default: return "it is no rule such as \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)";
    }
    return parsed.count > 1000 ? "it counts further than 1000" : "";
}

}  // namespace chancery
