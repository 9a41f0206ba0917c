// SPDX-License-Identifier: EUPL-1.2
// Fades on screens that are too large for one thread.
#include <algorithm>
#include <vector>

#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

// The glass after each frame of a fade, and how often its rows were shared.
struct Fade {
    std::vector<std::array<std::uint32_t, 4>> seen;
    int shared = 0;
};

Fade fade_on(Size size, bool share) {
    Fade fade;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const HastyClock clock(Duration(50));
    SdlScreenOptions options{size};
    // Out of order, a row at a time.
    if (share) options.share = [&](Rows rows, const std::function<void(Rows)>& work) {
        ++fade.shared;
        for (int y = rows.end; y-- > rows.first;) work({y, y + 1});
    };
    auto screen = SdlScreen::open(options, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(screen.ok());
    const Rect left{0, 0, size.width / 2, size.height}, middle{size.width / 4, size.height / 4, size.width / 2, size.height / 2};
    (*screen)->prepare({size, {Fill{{0, 0, size.width, size.height}, {10, 20, 30, 255}}, Fill{left, {200, 0, 90, 255}}}}, no_pictures);
    REQUIRE((*screen)->present({}).ok());
    Frame next{size, {Fill{{0, 0, size.width, size.height}, {90, 200, 30, 255}}, Fill{middle, {255, 255, 255, 255}}}};
    next.ground = 1;
    next.reveal = Duration(500);
    (*screen)->prepare(next, no_pictures);
    REQUIRE((*screen)->present(Duration(1000)).ok());
    do fade.seen.push_back({on_glass(0, 0), on_glass(size.width - 1, size.height - 1), on_glass(size.width / 2 - 1, size.height / 2), on_glass(size.width - 1, 0)});
    while ((*screen)->draw_some());
    return fade;
}

}  // namespace

TEST_CASE("the rows of a fade are shared where a screen is larger than Full HD, and it looks as it does otherwise") {
    const Fade alone = fade_on({2560, 1440}, false), shared = fade_on({2560, 1440}, true);
    CHECK(alone.seen.size() > 5);
    CHECK((alone.seen == shared.seen));
    CHECK(shared.shared > 5);
    CHECK(fade_on({1920, 1080}, true).shared == 0);
}
