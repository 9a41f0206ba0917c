// SPDX-License-Identifier: EUPL-1.2
// Clocks and events at the foot of pages, as the loop keeps them.
#include "loop_kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

FooterRules clocks() { return {{{"Europe/Brussels", {}}, {"Asia/Tokyo", {{"", "Edo"}}}}, false, false}; }

std::string text_of(const Footing& foot) {
    std::string text;
    for (const FrameItem& item : foot.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) text += run->text;
    return text;
}

struct Hall : House {
    explicit Hall(FooterRules rules) : House({Theme{}, {}}) {
        stage.take_footer(std::move(rules));
        clock.set_trust(ClockTrust::synchronized);
    }
    [[nodiscard]] std::string foot() const { return text_of(screen.amended.empty() ? screen.shown.back().frame.foot : screen.amended.back()); }
};

bool says(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a clock goes on once a minute under a page that stays, and nothing else is brought to the glass") {
    Hall hall(clocks());
    Loop loop = hall.loop(edition_of(item("one")));
    REQUIRE(loop.turn());
    CHECK(says(hall.foot(), "Brussels"));
    CHECK(says(hall.foot(), "1:00"));
    CHECK(says(hall.foot(), "Edo"));
    const std::size_t pages = hall.screen.shown.size();
    hall.turn_for(loop, 61s);
    REQUIRE(hall.screen.amended.size() + hall.screen.shown.size() > pages);
    CHECK(says(hall.foot(), "1:01"));
    for (const Footing& foot : hall.screen.amended) CHECK(foot.area == hall.screen.shown.front().frame.foot.area);
}

TEST_CASE("a clock that nobody vouches for is not shown, and appears when somebody does") {
    Hall hall(clocks());
    hall.clock.set_trust(ClockTrust::floor);
    Loop loop = hall.loop(edition_of(item("one")));
    REQUIRE(loop.turn());
    CHECK(hall.foot().empty());
    CHECK(hall.screen.shown.back().frame.foot.area.height > 0);
    hall.clock.set_trust(ClockTrust::synchronized);
    hall.turn_for(loop, 61s);
    CHECK(says(hall.foot(), "Brussels"));
    hall.clock.set_trust(ClockTrust::unknown);
    hall.turn_for(loop, 61s);
    CHECK(hall.foot().empty());
}

TEST_CASE("where the screen cannot amend, the page is brought anew with the right time") {
    Hall hall(clocks());
    hall.screen.can_amend = false;
    Loop loop = hall.loop(edition_of(item("one")));
    REQUIRE(loop.turn());
    hall.turn_for(loop, 61s);
    CHECK(hall.screen.amended.empty());
    CHECK(says(text_of(hall.screen.shown.back().frame.foot), "1:01"));
}

TEST_CASE("the next event is one that may be shown now, in the page's language, and never the one that is on") {
    const std::string event = R"(, "_chancery": {"kind": "event", "begins": ")";
    const auto dated = [&](const std::string& id, const std::string& begins, const std::string& more = "") {
        return item(id, event + begins + "\"" + more + "}");
    };
    const EditionPtr edition = edition_of(item("one") + "," + dated("late", "2025-12-20T18:00:00Z") + "," +
                                          dated("secret", "2025-12-11T18:00:00Z", R"(, "show_from": "2025-12-11T00:00:00Z")") + "," +
                                          dated("soon", "2025-12-12T18:00:00Z") + "," + dated("past", "2025-12-01T18:00:00Z"));
    REQUIRE(edition->statements().size() == 5);
    Cue cue;
    cue.edition = edition;
    const FooterRules rules{{}, true, false};
    Now now = ManualClock(*parse_rfc3339("2025-12-10T12:00:00Z")).read();
    now.trust = ClockTrust::synchronized;
    const auto words = [&](std::size_t on) {
        cue.statement = on;
        return footer_words(rules, cue, now, Rotation{}, {}).event;
    };
    const auto index = [&](const char* id) { return static_cast<std::size_t>(edition->find(id) - edition->statements().data()); };
    CHECK(says(words(index("one")), "Title soon"));
    CHECK(says(words(index("soon")), "Title late"));
    now.wall = *parse_rfc3339("2025-12-11T12:00:00Z");
    CHECK(says(words(index("one")), "Title secret"));
    now.wall = *parse_rfc3339("2025-12-25T12:00:00Z");
    CHECK(words(index("one")).empty());
}
