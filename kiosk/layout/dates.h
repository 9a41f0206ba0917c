// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace chancery {

// The day of an instant in a time zone (IANA name), written out in a language (BCP 47): "10 December 2025". Digits are
// the language's own, unless `beside` (the text that the date stands with) uses European ones and no others.
std::string written_date(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside);

// When something begins and ends, if that is known, by day and hour: "Thursday, 10 December 2026 at 18:30 – 20:00". Under
// the same rules. Lines break it only after a comma, or between a day and its hours.
std::string written_time(Instant begins, std::optional<Instant> ends, std::string_view time_zone, std::string_view language,
                         std::string_view beside);

// The time of day, as the language writes it: "14:05", "2:05 pm". The same rules.
std::string written_clock(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside);

// Day and hour, short: "10 Dec, 18:30". The same rules.
std::string written_moment(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside);

// The city that a time zone is named after, in the language (CLDR, exemplar cities): "Bruxelles".
std::string city_of(std::string_view time_zone, std::string_view language);

// "No. 214" as the language writes it.
std::string written_number(std::string_view number, std::string_view language);

// "as of 12 December 2025", of a date that is written out already; empty for a language whose words for it are not known.
std::string written_as_of(std::string_view date, std::string_view language);

// "2/3" in the digits of the language, under the same rule.
std::string page_mark(std::size_t page, std::size_t pages, std::string_view language, std::string_view beside);

}  // namespace chancery
