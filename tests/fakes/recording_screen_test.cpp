// SPDX-License-Identifier: EUPL-1.2
#include "fakes/recording_screen.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

TEST_CASE("the recording screen's waiting is its clock's passing") {
    ManualClock clock;
    RecordingScreen screen(clock, {640, 360});
    CHECK(screen.wait(3s) == Screen::Event::none);
    CHECK(clock.read().monotonic == Moment(3s));
    screen.wake();
    CHECK(screen.wait(3s) == Screen::Event::woken);
    CHECK(clock.read().monotonic == Moment(3s));
}

TEST_CASE("the recording screen tells whether a page was ready, and fails unplugged") {
    ManualClock clock;
    RecordingScreen screen(clock, {640, 360});
    screen.prepare({}, {});
    while (screen.draw_some()) {}
    CHECK(screen.present(0ms, {}));
    screen.prepare({}, {});
    CHECK(screen.present(0ms, {}));
    REQUIRE(screen.shown.size() == 2);
    CHECK(screen.shown[0].was_ready);
    CHECK_FALSE(screen.shown[1].was_ready);
    screen.plugged = false;
    CHECK_FALSE(screen.present(0ms, {}));
}
