// SPDX-License-Identifier: EUPL-1.2
// The loop: what comes on the glass, when, and what happens where it cannot.
#include <algorithm>

#include "app/floor_clock.h"
#include "loop_kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

TEST_CASE("with nothing fetched the built-in edition is on the glass in the first turn, without a fade") {
    House house;
    Loop loop = house.loop(nullptr);
    REQUIRE(loop.turn());
    CHECK(house.on() == "built-in");
    REQUIRE(house.screen.shown.size() == 1);
    CHECK(house.screen.shown[0].crossfade == 0ms);
    CHECK(house.reports.back().builtin);
}

TEST_CASE("a page stays for its dwell, and the next one is drawn before its cue and fades in") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 30s);
    REQUIRE(house.screen.shown.size() >= 3);
    CHECK(house.screen.shown[1].at - house.screen.shown[0].at == 8s);
    CHECK(house.screen.shown[1].crossfade == 1000ms);
    for (std::size_t i = 1; i < house.screen.shown.size(); ++i) CHECK(house.screen.shown[i].was_ready);
}

TEST_CASE("a resting page costs no turn but its own end") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 7s);
    const std::size_t waits = house.screen.waits.size();
    house.turn_for(loop, 8s);
    CHECK(house.screen.waits.size() - waits < 12);  // the fade, the steps of drawing the next page, one sleep
    CHECK(*std::max_element(house.screen.waits.begin(), house.screen.waits.end()) >= 6s);
}

TEST_CASE("a new edition is shown as soon as it is handed over") {
    House house;
    Loop loop = house.loop(nullptr);
    loop.turn();
    const Moment handed_over = house.clock.read().monotonic;
    house.bulletins.put({edition_of(item("news")), false, {}});
    REQUIRE(loop.turn());
    CHECK(house.on() == "news");
    CHECK(house.screen.shown.back().at == handed_over);
    CHECK_FALSE(house.reports.back().builtin);
}

TEST_CASE("a withdrawn statement leaves the glass at once, and the built-in edition answers where nothing is left") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")));
    house.turn_for(loop, 2s);
    house.bulletins.put({edition_of(item("b")), false, {}});
    loop.turn();
    loop.turn();
    CHECK(house.on() == "b");
    house.bulletins.put({edition_of(""), false, {}});
    loop.turn();
    loop.turn();
    CHECK(house.on() == "built-in");
}

TEST_CASE("an embargo ends on the second, in the middle of another statement's dwell") {
    House house;
    Loop loop = house.loop(edition_of(
        item("a") + "," + item("urgent", R"(, "_chancery": {"urgency": "urgent", "show_from": "2025-12-10T12:00:05Z"})")));
    house.turn_for(loop, 4s);
    CHECK(house.on() == "a");
    house.turn_for(loop, 2s);
    CHECK(house.on() == "urgent");
    CHECK(house.screen.shown.back().at == Moment(5s));
}

TEST_CASE("two vouched times that contradict each other stand among the troubles of the status, with the way out") {
    House house;
    const Instant wall = house.clock.read().wall;
    for (const auto& [lead, told] : {std::pair{Duration(1h), false}, std::pair{Duration(24h * 365), true}}) {
        const FloorClock floored(house.clock, wall + lead);
        LoopPorts ports{floored, house.screen, house.stage, house.bulletins, house.builtins, house.hyphenators,
                        [&](const StatusReport& report) { house.reports.push_back(report); }, [] {}, [](const std::string&) {}};
        Loop loop(ports, {{}, {}, 1000ms, std::nullopt}, {nullptr, false, {}}, edition_of(item("built-in")));
        REQUIRE(loop.turn());
        const auto& troubles = house.reports.back().troubles;
        CHECK(troubles.size() == (told ? 1u : 0u));
        if (told) CHECK(troubles.front().find("chancery reset-clock") != std::string::npos);
    }
}

TEST_CASE("opening hours without a trusted clock stand among the troubles, and no longer once a time service keeps it, though the page stays") {
    House house;
    house.rotation.opening.windows = {Window{}};
    house.clock.set_trust(ClockTrust::unknown);
    Loop loop = house.loop(edition_of(item("a")), 6s);
    REQUIRE(loop.turn());
    CHECK(house.reports.back().troubles == std::vector<std::string>{"no time service vouches for the clock, and these wait for one: opening hours"});
    house.clock.set_trust(ClockTrust::synchronized);
    house.turn_for(loop, 4s);
    CHECK(house.reports.back().troubles.empty());
    CHECK(house.reports.back().trust == ClockTrust::synchronized);
    CHECK(house.reports.size() == 2);
}

TEST_CASE("a card that keeps nothing stands among the troubles of the status, for as long as it does so") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    const auto told = [&](const std::string& storage) {
        house.bulletins.put({edition_of(item("a")), false, {}, storage});
        REQUIRE(loop.turn());
        return house.reports.back().troubles;
    };
    CHECK(told("replace the card") == std::vector<std::string>{"replace the card"});
    CHECK(told("").empty());
}

TEST_CASE("a glass that cannot be reached is tried again, said once, and feeds no watchdog") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 20s);
    house.screen.broken = true;
    house.turn_for(loop, 5s);
    CHECK(house.beats == 0);
    CHECK(house.troubles.size() == 1);
    CHECK(house.reports.back().troubles.size() == 1);
    house.screen.broken = false;
    house.turn_for(loop, 2s);
    CHECK(house.beats > 0);
    CHECK(house.screen.shown.size() == 1);
}

TEST_CASE("a display that is switched off is waited for, said once, and is no reason for the watchdog to bite") {
    House house;
    Loop loop = house.loop(edition_of(item("a") + "," + item("b")), 20s);
    house.turn_for(loop, 5s);
    house.screen.plugged = false;
    house.screen.events.push_back(Screen::Event::resized);
    house.beats = 0;
    house.turn_for(loop, 600s);
    CHECK(house.beats >= 60);
    CHECK(house.troubles.size() == 1);
    CHECK(house.reports.back().troubles.size() == 1);
    const std::size_t shown = house.screen.shown.size();
    house.screen.plugged = true;
    house.screen.resize({1920, 1080});  // another monitor than before
    house.turn_for(loop, 2s);
    REQUIRE(house.screen.shown.size() > shown);
    CHECK(house.screen.shown.back().frame.size == Size{1920, 1080});
    CHECK(house.reports.back().troubles.empty());
}

TEST_CASE("a page that rests for hours feeds the watchdog by frames that reach the glass, and by nothing else") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 20s);
    house.turn_for(loop, 3600s);
    CHECK(house.screen.shown.size() == 1);
    CHECK(house.screen.again >= 350);
    CHECK(house.screen.again <= 370);
    CHECK(house.beats == static_cast<int>(house.screen.presented()));
    house.screen.broken = true;
    house.beats = 0;
    house.turn_for(loop, 30s);
    CHECK(house.beats == 0);
    CHECK(house.reports.back().troubles.size() == 1);
    house.screen.broken = false;
    house.turn_for(loop, 2s);
    CHECK(house.screen.shown.size() == 2);
    CHECK(house.beats > 0);
}

TEST_CASE("the watchdog is fed at least every half of its patience") {
    House house;
    Loop loop = house.loop(edition_of(item("a")), 4s);
    house.turn_for(loop, 60s);
    for (const Duration wait : house.screen.waits) CHECK(wait <= 2s);
}

TEST_CASE("a display that changed its size gets its page composed anew") {
    House house;
    Loop loop = house.loop(edition_of(item("a")));
    loop.turn();
    house.screen.resize({720, 1280});
    house.screen.events.push_back(Screen::Event::resized);
    loop.turn();
    loop.turn();
    CHECK(house.screen.shown.back().frame.size == Size{720, 1280});
}

TEST_CASE("the loop ends when the system asks for it") {
    House house;
    Loop loop = house.loop(nullptr);
    house.screen.events.push_back(Screen::Event::quit);
    CHECK_FALSE(loop.turn());
}
