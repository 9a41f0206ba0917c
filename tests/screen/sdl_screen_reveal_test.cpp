// SPDX-License-Identifier: EUPL-1.2
// Words that come in after their ground, on the real screen.
#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

constexpr int in_words = 100, beside = 7;  // px, on both axes

// White words on this ground.
Frame said_on(Color ground, Duration reveal = Duration(500)) {
    Frame frame = plain(ground);
    frame.items.push_back(Fill{{80, 80, 60, 40}, {255, 255, 255, 255}});
    frame.ground = 1;
    frame.reveal = reveal;
    return frame;
}

int green(int at) { return static_cast<int>(on_glass(at, at) >> 8 & 255); }

// How light words and ground are after a part of a fade of one second from black.
struct Seen {
    int words, ground;
};
Seen seen_after(Duration part, const Frame& before, const Frame& after, bool gl = false) {
    const HastyClock clock(Duration(5));
    const auto screen = open(clock, gl);
    screen->prepare(before, no_pictures);
    REQUIRE(screen->present({}).ok());
    screen->prepare(after, no_pictures);
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, part) == Screen::Event::none);
    const Seen seen{green(in_words), green(beside)};
    CHECK(wait(*screen) == Screen::Event::none);
    CHECK(green(in_words) == 255);
    return seen;
}

const Frame dark = plain({0, 0, 0, 255});

}  // namespace

TEST_CASE("words come in when their new ground is half there, and are whole with it") {
    const Seen early = seen_after(Duration(400), dark, said_on({60, 60, 60, 255}));
    CHECK(early.ground > 20);
    CHECK(early.words == early.ground);
    const Seen later = seen_after(Duration(700), dark, said_on({60, 60, 60, 255}));
    CHECK(later.words > later.ground + 40);
    const Seen at_once = seen_after(Duration(400), dark, said_on({60, 60, 60, 255}, Duration(0)));
    CHECK(at_once.words > at_once.ground + 100);
}

TEST_CASE("where the ground stays the same, the words alone change, all at once") {
    Frame before = said_on({60, 60, 60, 255}), after = before;
    before.items[1] = Fill{{80, 80, 60, 40}, {0, 0, 0, 255}};
    const Seen seen = seen_after(Duration(400), before, after);
    CHECK(seen.words > 130);
    CHECK(seen.ground == 60);
}

TEST_CASE("by the graphics processor words come in after their ground, too") {
    const Seen early = seen_after(Duration(400), dark, said_on({60, 60, 60, 255}), true);
    CHECK(early.ground > 10);
    CHECK(std::abs(early.words - early.ground) <= 1);
    const Seen later = seen_after(Duration(700), dark, said_on({60, 60, 60, 255}), true);
    CHECK(later.words > later.ground + 40);
}
