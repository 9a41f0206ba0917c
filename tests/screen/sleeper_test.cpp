// SPDX-License-Identifier: EUPL-1.2
#include "screen/sleeper.h"

#include "catch.h"

using namespace chancery;
using std::chrono::microseconds;

TEST_CASE("a call ends even the longest sleep, and one that has no end") {
    Sleeper sleeper;
    for (const std::optional<microseconds> length : {std::optional(microseconds::max()), std::optional<microseconds>()}) {
        sleeper.wake();
        CHECK(sleeper.sleep(length) == Sleeper::Reason::woken);
    }
}

TEST_CASE("a sleep until what is over ends at once") {
    Sleeper sleeper;
    for (const microseconds length : {microseconds(0), microseconds(-1), microseconds::min()}) CHECK(sleeper.sleep(length) == Sleeper::Reason::time);
}
