// SPDX-License-Identifier: EUPL-1.2
// What the loop does to the display and tells the display log.
#include <algorithm>

#include "loop_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

TEST_CASE("the display log is told of each text that comes on the glass, and when the glass is lost, and of nothing twice") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 15s);
    CHECK(house.witnessed == std::vector<std::string>{"a", "b"});
    house.screen.plugged = false;
    house.bulletins.put({edition_of(item("c")), false, {}});
    house.turn_for(loop, 3s);
    CHECK(house.witnessed == std::vector<std::string>{"a", "b", "-"});
}

TEST_CASE("a page that rests is moved at the end of its stay, by a cut, and dimmed by a fade, and nothing else draws it again") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), std::nullopt, {2, {{std::chrono::hours(12) + 10min, std::chrono::hours(23), 50}}, 1});
    house.turn_for(loop, 9min);
    REQUIRE(house.screen.shown.size() >= 3);
    CHECK(house.screen.shown.size() <= 5);
    for (const auto& shown : house.screen.shown) CHECK(shown.crossfade == 0ms);
    CHECK(house.screen.shown[0].care == PanelCare{});
    CHECK(house.screen.shown[1].care == PanelCare{2, 0, 100});
    house.turn_for(loop, 3min);
    CHECK(house.screen.shown.back().care.light_percent == 50);
    CHECK(std::any_of(house.screen.shown.begin(), house.screen.shown.end(), [](const auto& shown) { return shown.crossfade > 0ms; }));
}

TEST_CASE("the display comes on before the first page, and is told nothing more as long as pages show") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 2min);
    CHECK(house.powers == std::vector<bool>{true});
}

TEST_CASE("when the show goes dark the display goes off after the fade, and comes on in the turn that shows again") {
    House house;
    Window& open = house.rotation.opening.windows.emplace_back();
    open.from = 9h, open.until = 12h + 5min;
    house.rotation.dark_when_closed = true;
    Loop loop = house.loop(edition_of(item("a")), std::nullopt, {});
    house.turn_for(loop, 5min - 1s);
    CHECK(house.powers == std::vector<bool>{true});
    while (house.powers.size() < 2) REQUIRE(loop.turn());
    CHECK(house.clock.read().monotonic >= house.screen.shown.back().at + house.screen.shown.back().crossfade);
    const auto pages = house.screen.shown.size();
    house.turn_for(loop, 20h);
    CHECK(house.screen.shown.size() == pages);
    CHECK(house.powers == std::vector<bool>{true, false});
    house.turn_for(loop, 2h);
    CHECK(house.powers == std::vector<bool>{true, false, true});
    CHECK(house.screen.shown.size() > pages);
}
