// SPDX-License-Identifier: EUPL-1.2
#include "screen/sleeper.h"

#include "catch.h"

using namespace chancery;

TEST_CASE("a call ends even the longest sleep, and one that has no end") {
    Sleeper sleeper;
    for (const std::optional<Duration> length : {std::optional(Duration::max()), std::optional<Duration>()}) {
        sleeper.wake();
        CHECK(sleeper.sleep(length) == Sleeper::Reason::woken);
    }
}

TEST_CASE("a sleep of which all is over, or more, ends at once") {
    Sleeper sleeper;
    CHECK(sleeper.sleep(Duration(0)) == Sleeper::Reason::time);
    CHECK(sleeper.sleep(Duration(1), std::chrono::microseconds(1'000)) == Sleeper::Reason::time);
    CHECK(sleeper.sleep(Duration(1), std::chrono::hours(1)) == Sleeper::Reason::time);
    CHECK(sleeper.sleep(Duration::min()) == Sleeper::Reason::time);
}
