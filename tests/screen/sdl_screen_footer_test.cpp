// SPDX-License-Identifier: EUPL-1.2
// Footers that change under a page on the real screen.
#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

constexpr Rect strip{20, 150, 200, 20};

Footing foot_of(Color color, int x = 30) { return {strip, {Fill{{x, 155, 10, 10}, color}}}; }

constexpr Color red{200, 0, 0, 255}, blue{0, 0, 200, 255};

Frame page_with_foot(Color ground) {
    Frame frame = plain(ground);
    frame.foot.area = strip;
    return frame;
}

// A picture that may drift, all of one colour but for its right half.
std::shared_ptr<const Pixels> halves() {
    auto pixels = std::make_shared<Pixels>(Pixels{size, {}});
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels->rows.push_back(x < size.width / 2 ? 0xFF404040U : 0xFF808080U);
    return pixels;
}

}  // namespace

TEST_CASE("a page is brought with its footer, and another footer takes its place by one frame that leaves nothing of it") {
    for (const bool gl : {false, true}) {
        const HastyClock clock(Duration(5));
        const auto screen = open(clock, gl);
        screen->prepare(page_with_foot({10, 20, 30, 255}), no_pictures);
        REQUIRE(screen->present({}, foot_of(red)).ok());
        CHECK(on_glass(35, 160) == 0xC80000U);
        const auto frames = screen->presented();
        REQUIRE(screen->amend(foot_of(blue, 60)));
        CHECK(screen->presented() == frames + 1);
        CHECK(on_glass(35, 160) == 0x0A141EU);
        CHECK(on_glass(65, 160) == 0x0000C8U);
        REQUIRE(screen->show_again().ok());
        CHECK(on_glass(65, 160) == 0x0000C8U);
    }
}

TEST_CASE("the fade to the next page begins with the footer as it was last") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    screen->prepare(page_with_foot({10, 20, 30, 255}), no_pictures);
    REQUIRE(screen->present({}, foot_of(red)).ok());
    REQUIRE(screen->amend(foot_of(blue)));
    screen->prepare(page_with_foot({200, 200, 200, 255}), no_pictures);
    REQUIRE(screen->present(Duration(1000), foot_of(blue)).ok());
    CHECK(on_glass(35, 160) == 0x0000C8U);
    CHECK_FALSE(screen->amend(foot_of(red)));
    CHECK(wait(*screen, Duration(500)) == Screen::Event::none);
    CHECK(on_glass(35, 160) == 0x0000C8U);
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(on_glass(7, 7) == 0xC8C8C8U);
    CHECK(screen->amend(foot_of(red)));
    CHECK(on_glass(35, 160) == 0xC80000U);
}

TEST_CASE("a footer of another place, or where the glass shows nothing, asks for the page anew") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    CHECK_FALSE(screen->amend(foot_of(red)));
    screen->prepare(page_with_foot({10, 20, 30, 255}), no_pictures);
    REQUIRE(screen->present({}, foot_of(red)).ok());
    Footing moved = foot_of(red);
    moved.area.y -= 1;
    CHECK_FALSE(screen->amend(moved));
    screen->prepare(plain({1, 1, 1, 255}), no_pictures);
    REQUIRE(screen->present({}).ok());
    CHECK_FALSE(screen->amend({}));
}

TEST_CASE("under a picture that drifts a footer changes with the next frame, and the picture goes on below it") {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock);
    const auto picture = halves();
    const PictureLookup lookup = [&](const Digest&) { return picture; };
    Frame frame{size, {Image{{0, 0, size.width, size.height}, sha256("picture")}}};
    frame.drift = Drift{0, 0, 100};
    frame.ground = 1;
    frame.foot.area = strip;
    screen->prepare(frame, lookup);
    REQUIRE(screen->present({}, foot_of(red)).ok());
    screen->move(Duration(30'000), DriftEnd::moved, lookup);
    CHECK(wait(*screen, Duration(15'000)) == Screen::Event::none);
    CHECK(on_glass(35, 160) == 0xC80000U);
    const int edge = size.width / 2 + 2;
    CHECK(on_glass(edge, 160) == 0x404040U);  // the dark half has grown beyond its middle
    REQUIRE(screen->amend(foot_of(blue, 60)));
    CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
    CHECK(on_glass(35, 160) == 0x404040U);
    CHECK(on_glass(65, 160) == 0x0000C8U);
    CHECK(on_glass(edge, 160) == 0x404040U);
}
