// SPDX-License-Identifier: EUPL-1.2
// What a technician sees of the loop: boxes over the page, and settings taken over while the show runs.
#include "app/loop.h"

#include "catch.h"
#include "edition/seal.h"
#include "fakes/block_typeface.h"
#include "fakes/recording_screen.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

EditionPtr edition_of(const std::string& id) {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [{"id": ")" + id +
                             R"(", "title": "Title", "content_text": "Text."}]})";
    auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {});
    REQUIRE(sealed);
    return sealed->edition;
}

struct House {
    ManualClock clock{*parse_rfc3339("2025-12-10T12:00:00Z")};
    RecordingScreen screen{clock, {1280, 720}};
    BlockTypeface typeface;
    Stage stage{{}, typeface, {}, Viewport{{1280, 720}, 0, "UTC"}};
    Handoff<Bulletin> bulletins{[this] { screen.wake(); }};
    Handoff<EditionPtr> builtins{[this] { screen.wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators{[this] { screen.wake(); }};
    std::vector<bool> powers;

    Loop loop(const std::string& id, bool goes_on = false, std::optional<bool> off = std::nullopt) {
        LoopPorts ports{clock, screen, stage, bulletins, builtins, hyphenators, [](const StatusReport&) {}, [] {}, [](const std::string&) {}, {},
                        [this](bool on) { powers.push_back(on); }};
        LoopRules rules;
        rules.goes_on = goes_on;
        rules.off = off;
        return {ports, rules, {edition_of(id), false, {}}, edition_of("built-in")};
    }
    void turn_for(Loop& loop, Duration length) {
        const Moment end = clock.read().monotonic + length;
        while (clock.read().monotonic < end) REQUIRE(loop.turn());
    }
    [[nodiscard]] std::size_t items() const { return screen.shown.back().frame.items.size(); }
};

const Notice notice{"Settings not taken over", {"kiosk.json:1:2: error"}, "en"};

}  // namespace

TEST_CASE("a box lies over the page for its time and not longer, and comes quickly") {
    House house;
    Loop loop = house.loop("a");
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
    Loop loop = house.loop("a");
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
        Loop before = house.loop("a");
        house.turn_for(before, 2s);
    }
    Loop loop = house.loop("b", true);
    loop.turn();
    CHECK(house.screen.shown.back().crossfade > 0ms);
    CHECK(house.screen.shown.back().crossfade < 500ms);
}

TEST_CASE("a display that was told to be on is not told again by the next plan, and one that sleeps is woken by it") {
    House house;
    Loop same = house.loop("a", true, false);
    house.turn_for(same, 2s);
    CHECK(house.powers.empty());
    CHECK(same.off() == false);
    Loop next = house.loop("a", true, true);
    house.turn_for(next, 2s);
    CHECK(house.powers == std::vector<bool>{true});
}

TEST_CASE("what is no longer known of the glass is brought there anew") {
    House house;
    Loop loop = house.loop("a");
    house.turn_for(loop, 2s);
    const std::size_t shown = house.screen.shown.size();
    loop.turn();
    CHECK(house.screen.shown.size() == shown);
    loop.forget_glass();
    loop.turn();
    CHECK(house.screen.shown.size() == shown + 1);
    CHECK(house.screen.shown.back().crossfade == 0ms);
}
