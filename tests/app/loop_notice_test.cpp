// SPDX-License-Identifier: EUPL-1.2
// What a technician sees of the loop: boxes over the page, and settings taken over while the show runs.
#include "loop_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const Notice notice{"Settings not taken over", {"kiosk.json:1:2: error"}, "en"};

}  // namespace

TEST_CASE("a box lies over the page for its time and not longer, and comes quickly") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    house.turn_for(loop, 2s);
    const std::size_t bare = house.items();
    loop.lay_over(notice, house.clock.read().monotonic + 60s);
    loop.turn();
    CHECK(house.items() > bare);
    CHECK(house.screen.shown.back().crossfade < 500ms);
    CHECK(loop.frame_now() == house.screen.shown.back().frame);
    house.turn_for(loop, 62s);
    CHECK(house.items() == bare);
}

TEST_CASE("a box can be taken away before its time") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    house.turn_for(loop, 2s);
    const std::size_t bare = house.items();
    loop.lay_over(notice, house.clock.read().monotonic + 60s);
    loop.turn();
    loop.lay_over(std::nullopt);
    house.turn_for(loop, 1s);
    CHECK(house.items() == bare);
}

TEST_CASE("a box is as large as its words and stays on the screen, also with more of them than there is room for") {
    BlockTypeface typeface;
    const Size screens[] = {{1280, 720}, {1080, 1920}};
    for (const Size screen : screens)
        for (const std::size_t lines : {std::size_t{0}, std::size_t{1}, std::size_t{200}}) {
            const auto box = set_notice({"Title", std::vector<std::string>(lines, "A line of quite some words, which may need more than one line of its own"), "en"}, screen, typeface);
            REQUIRE_FALSE(box.empty());
            const Rect paper = std::get<Fill>(box.front()).area;
            CHECK(paper.x >= 0);
            CHECK(paper.x + paper.width <= screen.width);
            CHECK(paper.height <= screen.height * 2 / 3);
        }
}

TEST_CASE("a loop that follows another fades in quickly over what is on the glass") {
    House house;
    {
        Loop before = house.loop(edition_of(item("a")));
        house.turn_for(before, 2s);
    }
    house.goes_on = true;
    Loop loop = house.loop(edition_of(item("b")));
    loop.turn();
    CHECK(house.screen.shown.back().crossfade > 0ms);
    CHECK(house.screen.shown.back().crossfade < 500ms);
}

TEST_CASE("a display that was told to be on is not told again by the next plan, and one that sleeps is woken by it") {
    House house;
    house.goes_on = true;
    house.off = false;
    Loop same = house.loop(edition_of(item("a")));
    house.turn_for(same, 2s);
    CHECK(house.powers.empty());
    CHECK(same.off() == false);
    house.off = true;
    Loop next = house.loop(edition_of(item("a")));
    house.turn_for(next, 2s);
    CHECK(house.powers == std::vector<bool>{true});
}

TEST_CASE("what is no longer known of the glass is brought there anew") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    house.turn_for(loop, 2s);
    const std::size_t shown = house.screen.shown.size();
    loop.turn();
    CHECK(house.screen.shown.size() == shown);
    loop.forget_glass();
    loop.turn();
    CHECK(house.screen.shown.size() == shown + 1);
    CHECK(house.screen.shown.back().crossfade == 0ms);
}
