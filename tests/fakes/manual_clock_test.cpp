// SPDX-License-Identifier: EUPL-1.2
#include "fakes/manual_clock.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

TEST_CASE("time that passes moves both hands of the manual clock, setting it moves the wall alone") {
    ManualClock clock(Instant(1000ms));
    clock.pass(5s);
    CHECK(clock.read().wall == Instant(6000ms));
    CHECK(clock.read().monotonic == Moment(5000ms));
    clock.set_wall(Instant(0ms));
    clock.set_trust(ClockTrust::unknown);
    CHECK(clock.read().wall == Instant(0ms));
    CHECK(clock.read().monotonic == Moment(5000ms));
    CHECK(clock.read().trust == ClockTrust::unknown);
}
