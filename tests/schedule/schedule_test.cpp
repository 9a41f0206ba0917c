// SPDX-License-Identifier: EUPL-1.2
#include "schedule/schedule.h"

#include "catch.h"
#include "schedule/kit.h"

using namespace chancery;
using kit::at;
using kit::feed;
using kit::item;
using kit::noon;
using namespace std::chrono_literals;

namespace {

EditionPtr edition_of(const std::string& items) { return kit::edition_of({feed(items)}); }

std::string with(const std::string& extension) { return R"(, "_chancery": {)" + extension + "}"; }

const std::string in_french = R"("translations": {"fr": {"title": "Titre", "content_text": "Texte."}})";

// Turns the show: every cue gets this many pages and ten seconds each.
std::string turn(const EditionPtr& edition, const Rotation& rotation, int turns, std::size_t pages = 1) {
    std::optional<Cue> cue;
    std::string order;
    for (int i = 0; i < turns; ++i) {
        cue = choose(edition, rotation, at(noon, 10s * i), cue);
        REQUIRE(cue);
        cue->pages = pages;
        cue->until = cue->since + 10s;
        order += cue->what().id + "/" + cue->text().language + (pages > 1 ? std::to_string(cue->page) : "") + " ";
    }
    return order;
}

Cue on(const EditionPtr& edition, std::size_t statement, Moment until) {
    Cue cue;
    cue.edition = edition;
    cue.statement = statement;
    cue.until = until;
    return cue;
}

}  // namespace

TEST_CASE("statements come in turn and begin again") {
    CHECK(turn(edition_of(item("a") + "," + item("b") + "," + item("c")), {}, 5) == "a/en b/en c/en a/en b/en ");
}

TEST_CASE("a statement is shown in all its languages before the next one") {
    const auto edition = edition_of(item("a", with(in_french)) + "," + item("b"));
    CHECK(turn(edition, {}, 4) == "a/en a/fr b/en a/en ");
}

TEST_CASE("the rotation's languages come in its order, and a statement without them in its original") {
    const auto edition = edition_of(item("a", with(in_french)) + "," + item("b"));
    CHECK(turn(edition, {{"fr-BE", "en"}}, 3) == "a/fr a/en b/en ");
    CHECK(turn(edition, {{"fr"}}, 3) == "a/fr b/en a/fr ");
}

TEST_CASE("every page of a text is shown before the next language") {
    CHECK(turn(edition_of(item("a", with(in_french))), {}, 5, 2) == "a/en0 a/en1 a/fr0 a/fr1 a/en0 ");
}

TEST_CASE("a cue goes on until its time is over") {
    const auto edition = edition_of(item("a") + "," + item("b"));
    const Cue cue = on(edition, 0, Moment(10s));
    CHECK(choose(edition, {}, at(noon, 9'999ms), cue)->what().id == "a");
    CHECK(choose(edition, {}, at(noon, 10s), cue)->what().id == "b");
}

TEST_CASE("nothing under embargo shows without a synchronized clock, nor before its time") {
    const auto edition = edition_of(item("a", with(R"("show_from": "2025-12-10T12:00:00Z")")));
    CHECK_FALSE(choose(edition, {}, at("2025-12-10T11:59:59Z"), std::nullopt));
    CHECK(choose(edition, {}, at("2025-12-10T12:00:00Z"), std::nullopt));
    CHECK_FALSE(choose(edition, {}, at("2030-01-01T00:00:00Z", 0ms, ClockTrust::floor), std::nullopt));
    CHECK_FALSE(choose(edition, {}, at("2030-01-01T00:00:00Z", 0ms, ClockTrust::unknown), std::nullopt));
}

TEST_CASE("an expired statement leaves in the middle of its dwell") {
    const auto edition = edition_of(item("a", with(R"("show_until": "2025-12-10T12:00:00Z")")) + "," + item("b"));
    const Cue cue = on(edition, 0, Moment(60s));
    CHECK(choose(edition, {}, at("2025-12-10T11:59:59Z", 1s), cue)->what().id == "a");
    CHECK(choose(edition, {}, at("2025-12-10T12:00:00Z", 1s), cue)->what().id == "b");
}

TEST_CASE("a withdrawn statement leaves at once for the one that stood next to it") {
    const auto before = edition_of(item("a") + "," + item("b") + "," + item("c"));
    const auto after = edition_of(item("c") + "," + item("a"));
    CHECK(choose(after, {}, at(noon, 1s), on(before, 1, Moment(60s)))->what().id == "c");
}

TEST_CASE("a new edition leaves a statement that it still has where it is") {
    const auto before = edition_of(item("a") + "," + item("b"));
    const auto after = edition_of(item("x") + "," + item("b"));
    const auto cue = choose(after, {}, at(noon, 1s), on(before, 1, Moment(60s)));
    CHECK(cue->what().id == "b");
    CHECK(cue->until == Moment(60s));
    CHECK(cue->edition == after);
}

TEST_CASE("changed words of the statement on the screen are shown at once") {
    const auto before = edition_of(item("a"));
    const auto after = edition_of(R"({"id": "a", "title": "Corrected", "content_text": "Text."})");
    const auto cue = choose(after, {}, at(noon, 1s), on(before, 0, Moment(60s)));
    CHECK(cue->text().title == "Corrected");
    CHECK(cue->since == Moment(1s));
    CHECK(cue->why == "its words changed");
}

TEST_CASE("an urgent statement takes the screen at once and keeps it until it ends") {
    const auto before = edition_of(item("a") + "," + item("b"));
    const auto after = edition_of(item("a") + "," + item("u", with(R"("urgency": "urgent", "show_until": "2025-12-10T13:00:00Z")")));
    auto cue = choose(after, {}, at(noon, 1s), on(before, 0, Moment(60s)));
    CHECK(cue->what().id == "u");
    CHECK(cue->why == "urgent");
    cue->until = Moment(10s);
    CHECK(choose(after, {}, at(noon, 10s), cue)->what().id == "u");
    CHECK(choose(after, {}, at("2025-12-10T13:00:00Z", 11s), cue)->what().id == "a");
}

TEST_CASE("nothing is chosen where nothing may show") {
    CHECK_FALSE(choose(edition_of(""), {}, at(noon), std::nullopt));
}

TEST_CASE("the next change is the nearest embargo or expiry ahead") {
    const auto edition = edition_of(item("a", with(R"("show_from": "2025-12-10T11:00:00Z", "show_until": "2025-12-10T15:00:00Z")")) + "," +
                                    item("b", with(R"("show_from": "2025-12-10T14:00:00Z")")));
    CHECK(next_change(*edition, {}, at(noon)) == parse_rfc3339("2025-12-10T14:00:00Z"));
    CHECK(next_change(*edition, {}, at("2025-12-10T14:00:00Z")) == parse_rfc3339("2025-12-10T15:00:00Z"));
    CHECK_FALSE(next_change(*edition, {}, at("2025-12-10T15:00:00Z")));
}

TEST_CASE("the choice is a pure function: asked twice it answers the same") {
    const auto edition = edition_of(item("a", with(in_french)) + "," + item("b"));
    const Cue cue = on(edition, 0, Moment(5s));
    const auto first = choose(edition, {}, at(noon, 7s), cue), second = choose(edition, {}, at(noon, 7s), cue);
    CHECK(first->statement == second->statement);
    CHECK(first->version == second->version);
    CHECK(first->since == second->since);
}
