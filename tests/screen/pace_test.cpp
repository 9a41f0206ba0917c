// SPDX-License-Identifier: EUPL-1.2
#include "screen/pace.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

// How many frames are drawn, one every so often, before the movement stops; 10,000 if it does not.
int frames_until_rest(Pace& pace, Duration gap, Moment start = Moment(1s)) {
    pace.begin(start);
    for (int frame = 1; frame < 10'000; ++frame)
        if (!pace.keeps_up(start + gap * frame)) return frame;
    return 10'000;
}

}  // namespace

TEST_CASE("a device that draws sixty or fifty frames a second may go on for ever") {
    Pace pace;
    CHECK(frames_until_rest(pace, 16ms) == 10'000);
    CHECK(frames_until_rest(pace, 20ms) == 10'000);
    CHECK(pace.may_begin(Moment(1s)));
}

TEST_CASE("a device that draws thirty stops within half a second, and is not asked again for ten minutes") {
    Pace pace;
    CHECK(frames_until_rest(pace, 33ms) <= 15);
    CHECK_FALSE(pace.may_begin(Moment(5min)));
    CHECK(pace.may_begin(Moment(11min)));
}

TEST_CASE("one burst of other work is forgiven") {
    Pace pace;
    Moment now(1s);
    pace.begin(now);
    for (int second = 0; second < 60; ++second) {
        CHECK(pace.keeps_up(now += 90ms));
        for (int frame = 0; frame < 59; ++frame) CHECK(pace.keeps_up(now += 17ms));
    }
}

TEST_CASE("a frame is due at its sixtieth of a second to the microsecond, and not before") {
    for (Frames frame(1); frame < Frames(10'000); ++frame) {
        REQUIRE(frame_at(frame_time(frame)) == frame);
        REQUIRE(frame_at(frame_time(frame) - 1us) == frame - Frames(1));
    }
    CHECK(frame_time(Frames(1)) == 16'667us);
    CHECK(frame_time(Frames(60)) == 1s);
}
