// SPDX-License-Identifier: EUPL-1.2
#include "device/system_clock.h"

#include <sys/timex.h>

#include <algorithm>

#include "catch.h"

using namespace chancery;

TEST_CASE("the system clock tells civil time and never runs backwards on its own hand") {
    const SystemClock clock;
    const auto before = std::chrono::floor<Duration>(std::chrono::system_clock::now());
    const Now first = clock.read(), second = clock.read();
    const auto after = std::chrono::system_clock::now();
    CHECK(first.wall >= before);
    CHECK(second.wall <= after);
    CHECK(second.monotonic >= first.monotonic);
    CHECK(first.monotonic > Moment{});
}

TEST_CASE("the system clock tells how much of the next millisecond is over") {
    const SystemClock clock;
    // Asked a thousand times without a pause, it cannot always stand at the beginning of one.
    std::chrono::microseconds most{};
    for (int i = 0; i < 1'000; ++i) {
        const Now before = clock.read(), after = clock.read();
        CHECK(before.beyond >= std::chrono::microseconds(0));
        CHECK(before.beyond < Duration(1));
        CHECK(before.monotonic + before.beyond <= after.monotonic + after.beyond);
        most = std::max(most, before.beyond);
    }
    CHECK(most > std::chrono::microseconds(0));
}

TEST_CASE("a clock that no time service keeps is not believed") {
    CHECK(clock_trust(TIME_OK, 0) == ClockTrust::synchronized);
    CHECK(clock_trust(TIME_INS, STA_PLL | STA_INS) == ClockTrust::synchronized);
    CHECK(clock_trust(TIME_ERROR, STA_UNSYNC) == ClockTrust::unknown);
    CHECK(clock_trust(TIME_OK, STA_UNSYNC) == ClockTrust::unknown);
    CHECK(clock_trust(TIME_ERROR, STA_CLOCKERR) == ClockTrust::unknown);
    CHECK(clock_trust(-1, 0) == ClockTrust::unknown);
}

TEST_CASE("the trust of the system clock is the kernel's own word") {
    timex kernel{};
    const int state = ::adjtimex(&kernel);
    CHECK(SystemClock().read().trust == clock_trust(state, kernel.status));
}
