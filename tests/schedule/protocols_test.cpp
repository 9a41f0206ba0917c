// SPDX-License-Identifier: EUPL-1.2
#include "schedule/protocols.h"

#include <set>

#include "catch.h"
#include "schedule/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

When on_day(std::chrono::year_month_day day) {
    When when;
    when.windows = {Window{0b1111111, day, day, 0h, 24h, "", {}, 24h, {}}};
    return when;
}

SourceBytes playlist(const std::string& name, const std::string& entries, const std::string& more = "") {
    return {name, "https://mfa.example/" + name + ".json", "en", "playlist", R"({"playlist": ")" + name + "\", " + more + R"("entries": [)" + entries + "]}"};
}

std::string only(const EditionPtr& edition, const Now& now, const Rotation& rotation = {}) {
    const auto cue = choose(edition, rotation, now, std::nullopt);
    return cue ? cue->what().id : "nothing";
}

const std::string mourning = R"("protocol": {"mode": "mourning", "tags": ["grief"]}, )";

}  // namespace

TEST_CASE("a mode of protocol by date begins and ends with its day, by a clock that is at least roughly right") {
    Rotation rotation;
    rotation.time_zone = "UTC";
    rotation.protocols = {{{Protocol::Kind::mourning, {"grief"}, {}, {}}, on_day(std::chrono::year(2025) / 12 / 10)}};
    const auto edition = edition_of({feed(item("a"))});
    const auto in_force = [&](const Now& now) { return Protocols(*edition, rotation, now).mourning(); };
    CHECK_FALSE(in_force(at("2025-12-09T23:59:59Z")));
    CHECK(in_force(at("2025-12-10T00:00:00Z")));
    CHECK(in_force(at("2025-12-10T23:59:59Z")));
    CHECK_FALSE(in_force(at("2025-12-11T00:00:00Z")));
    CHECK(in_force(at(noon, 0s, ClockTrust::floor)));
    CHECK_FALSE(in_force(at(noon, 0s, ClockTrust::unknown)));
    CHECK(next_change(*edition, rotation, at("2025-12-09T12:00:00Z")) == parse_rfc3339("2025-12-10T00:00:00Z"));
}

TEST_CASE("several modes hold at once, each named once, and the strictest rules") {
    Rotation rotation;
    rotation.protocols = {{{Protocol::Kind::mourning, {"grief"}, {}, {}}, {}},
                          {{Protocol::Kind::election_silence, {}, {"consulate"}, {}}, {}},
                          {{Protocol::Kind::mourning, {"loss"}, {}, {}}, {}},
                          {{Protocol::Kind::official_visit, {}, {}, {"ja"}}, {}}};
    const std::string both = R"(, "tags": ["grief", "loss"])", one = R"(, "tags": ["grief"])";
    const auto edition = edition_of({feed(item("a", both)), feed(item("b", one) + "," + item("c", both) + "," + item("d"), "consulate")});
    const Protocols protocols(*edition, rotation, at(noon));
    CHECK(protocols.names() == "mourning, election silence, official visit");
    CHECK(protocols.guest_languages() == std::vector<std::string>{"ja"});
    std::string allowed;
    for (const Statement& statement : edition->statements())
        if (protocols.allow(statement)) allowed += statement.id;
    CHECK(allowed == "c");
    CHECK_FALSE(Protocols(*edition, {}, at(noon)).any());
}

TEST_CASE("the mode of a playlist that another one names is not in force by itself") {
    const auto nested = edition_of({playlist("p", R"({"playlist": "q.json"})"), playlist("q", "", mourning)});
    CHECK_FALSE(Protocols(*nested, {}, at(noon)).any());
    CHECK(Protocols(*edition_of({playlist("q", "", mourning)}), {}, at(noon)).mourning());
}

TEST_CASE("a playlist that names only what is not on now has no place, and the sources play") {
    const auto edition = [&](const std::string& hours, const std::string& inner) {
        return edition_of({feed(item("a")), playlist("p", R"({"playlist": "q.json"})", R"("priority": "event", )"), playlist("q", inner, R"("when": [{"from": ")" + hours + "\"}], ")});
    };
    const std::string guest = R"({"statement": )" + item("guest") + "}";
    CHECK(only(edition("13:00", guest), at(noon)) == "a");
    CHECK(only(edition("11:00", guest), at(noon)) == "guest");
    CHECK(only(edition("11:00", R"({"select": {"tags": ["none"]}})"), at(noon)) == "a");
    CHECK(only(edition_of({feed(item("a")), playlist("p", R"({"playlist": "elsewhere.json"})")}), at(noon)) == "a");
    CHECK(only(edition_of({feed(item("a")), playlist("p", R"({"playlist": "elsewhere.json"}, )" + guest)}), at(noon)) == "guest");
}

TEST_CASE("playlists in playlists play to a depth of four, and deeper ones show nothing") {
    std::vector<SourceBytes> sources = {feed(item("a"))};
    for (int i = 0; i < 7; ++i)
        sources.push_back(playlist("p" + std::to_string(i), R"({"statement": )" + item("s" + std::to_string(i)) + R"(}, {"playlist": "p)" + std::to_string(i + 1) + ".json\"}"));
    const auto cue = choose(edition_of(sources), {}, at(noon), std::nullopt);
    std::set<std::string> seen;
    std::optional<Cue> on = cue;
    for (int i = 0; i < 12; ++i) {
        seen.insert(on->what().id);
        on->until = on->since + 10s;
        on = choose(on->edition, {}, at(noon, 10s * (i + 1)), on);
    }
    CHECK(seen == std::set<std::string>{"s0", "s1", "s2", "s3", "s4"});
}

TEST_CASE("a playlist chooses by language, and an entry says how long its pages stay") {
    const auto edition = edition_of({feed(item("a") + R"(,{"id": "b", "title": "B", "content_text": "x", "language": "fr-BE"})"),
                                     playlist("p", R"({"select": {"language": "fr"}, "dwell": "9s"})", R"("dwell": "5s", )")});
    const auto cue = choose(edition, {}, at(noon), std::nullopt);
    CHECK(cue->what().id == "b");
    CHECK(cue->dwell == Duration(9s));
}

TEST_CASE("a picture without words waits for no language") {
    Rotation rotation;
    rotation.languages = {"fr"};
    rotation.need = Rotation::Need::all;
    const auto edition = edition_of({feed(item("a")), playlist("p", R"({"picture": "https://mfa.example/x.jpg"})")});
    const auto cue = choose(edition, rotation, at(noon), std::nullopt);
    REQUIRE(cue);
    CHECK(cue->text().language == "zxx");
}
