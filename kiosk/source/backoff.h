// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/instant.h"

namespace chancery {

// What decides how long a source is left alone.
struct Outlook {
    Duration interval{};                  // of the settings
    unsigned failures = 0;                // in a row; 0: it answered
    std::optional<Duration> max_age;      // how long it calls its answer fresh
    std::optional<Duration> retry_after;  // how long it asked to be left alone
};

// How long to wait before the next try. After an answer: the interval, longer where the answer is fresh for longer, but
// at most four intervals, since a withdrawal must not wait for a cache. After a failure: 15 s doubled each time, never
// more than the interval. A wish to be left alone counts up to four intervals or an hour, whichever is longer.
// `chance` (0 to 1) spreads the devices of a house apart: a tenth of the time in all, half of it after a failure.
Duration wait_before_next(const Outlook& outlook, double chance);

}  // namespace chancery
