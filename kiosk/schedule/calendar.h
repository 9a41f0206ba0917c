// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "edition/when.h"

namespace chancery {

// Whether `at` lies inside one of the windows, as the clocks of When::time_zone show it (else of `own_zone`; an unknown
// zone is UTC). Pure; any thread.
//
// Where clocks jump, a window begins and ends as people at the place would expect:
// - A time that a spring night leaves out is the first minute after the gap. A window that lies in the gap altogether
//   begins there and keeps its length.
// - A time that an autumn night shows twice is its first showing: the hour plays once.
bool is_in(const When& when, Instant at, const std::string& own_zone);

// The next instant after `at`, within two days, at which is_in() may change; nothing where none is so near.
std::optional<Instant> next_boundary(const When& when, Instant at, const std::string& own_zone);

// Why the window cannot be: hours that are none, a length that is not from a minute to 366 days, an RRULE that is refused
// (see Recurrence). Empty where it can. A window with such trouble is never on.
std::string trouble_with(const Window& window);

}  // namespace chancery
