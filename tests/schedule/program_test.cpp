// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "catch.h"
#include "schedule/kit.h"
#include "schedule/order.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

SourceBytes playlist(const std::string& name, const std::string& entries, const std::string& more = "") {
    return {name, "https://mfa.example/" + name + ".json", "en", "playlist",
            R"({"playlist": ")" + name + "\", " + more + R"("entries": [)" + entries + "]}"};
}

std::string inline_item(const std::string& id, const std::string& more = "") { return R"({"statement": )" + item(id, more) + "}"; }

// Turns the show from a time on: every page stays ten seconds.
std::vector<Cue> cues(const EditionPtr& edition, const Rotation& rotation, int turns, const std::string& from = noon) {
    std::vector<Cue> out;
    for (int i = 0; i < turns; ++i) {
        Now now = at(from, 10s * i);
        now.wall += 10s * i;
        auto cue = choose(edition, rotation, now, out.empty() ? std::nullopt : std::optional(out.back()));
        REQUIRE(cue);
        cue->until = cue->since + 10s;
        out.push_back(*std::move(cue));
    }
    return out;
}

std::string turn(const EditionPtr& edition, const Rotation& rotation, int turns, const std::string& from = noon) {
    std::string order;
    for (const Cue& cue : cues(edition, rotation, turns, from)) {
        order += cue.what().id + "/" + cue.text().language;
        if (cue.beside) order += "+" + cue.what().versions[*cue.beside].language;
        order += " ";
    }
    return order;
}

std::string only(const EditionPtr& edition, const Rotation& rotation, const Now& now) {
    const auto cue = choose(edition, rotation, now, std::nullopt);
    return cue ? cue->what().id : "nothing";
}

const std::string evening = R"("time_zone": "Europe/Brussels", "priority": "event", "when": [{"from": "18:00", "until": "20:00"}], )";

}  // namespace

TEST_CASE("without a playlist the sources' statements play, and none that stands in a playlist") {
    const auto edition = edition_of({feed(item("a") + "," + item("b")), playlist("p", inline_item("guest"), evening)});
    CHECK(turn(edition, {}, 3) == "a/en b/en a/en ");
}

TEST_CASE("an event takes over while its time lasts, to the minute, and the usual show returns by itself") {
    const auto edition = edition_of({feed(item("a")), playlist("p", inline_item("guest"), evening)});
    CHECK(only(edition, {}, at("2025-12-10T16:59:59Z")) == "a");
    CHECK(only(edition, {}, at("2025-12-10T17:00:00Z")) == "guest");
    CHECK(only(edition, {}, at("2025-12-10T18:59:59Z")) == "guest");
    CHECK(only(edition, {}, at("2025-12-10T19:00:00Z")) == "a");
    CHECK(next_change(*edition, {}, at("2025-12-10T12:00:00Z")) == parse_rfc3339("2025-12-10T17:00:00Z"));
}

TEST_CASE("what is on leaves in the middle of its dwell when an event begins") {
    const auto edition = edition_of({feed(item("a")), playlist("p", inline_item("guest"), evening)});
    auto cue = choose(edition, {}, at("2025-12-10T16:59:59Z"), std::nullopt);
    cue->until = Moment(60s);
    cue = choose(edition, {}, at("2025-12-10T17:00:00Z", 1s), cue);
    CHECK(cue->what().id == "guest");
    CHECK(cue->why == "playlist p");
}

TEST_CASE("a playlist with hours does not begin by a clock that nobody vouches for") {
    const auto edition = edition_of({feed(item("a")), playlist("p", inline_item("guest"), evening)});
    CHECK(only(edition, {}, at("2025-12-10T17:30:00Z", 0ms, ClockTrust::floor)) == "a");
}

TEST_CASE("condolence goes before event, event before lobby, urgent before all") {
    const auto one = [](const std::string& priority) { return playlist(priority, inline_item(priority), R"("priority": ")" + priority + "\", "); };
    CHECK(only(edition_of({one("lobby"), one("event"), one("condolence"), one("urgent")}), {}, at(noon)) == "urgent");
    CHECK(only(edition_of({one("lobby"), one("event"), one("condolence")}), {}, at(noon)) == "condolence");
    CHECK(only(edition_of({one("lobby"), one("event")}), {}, at(noon)) == "event");
    CHECK(only(edition_of({feed(item("a")), one("lobby")}), {}, at(noon)) == "lobby");
}

TEST_CASE("an urgent statement of a source interrupts an event and stays until it ends") {
    const std::string urgent = R"(, "_chancery": {"urgency": "urgent", "show_until": "2025-12-10T17:30:00Z"})";
    const auto edition = edition_of({feed(item("a") + "," + item("alarm", urgent)), playlist("p", inline_item("guest"), evening)});
    CHECK(only(edition, {}, at("2025-12-10T17:29:59Z")) == "alarm");
    CHECK(only(edition, {}, at("2025-12-10T17:30:00Z")) == "guest");
}

TEST_CASE("playlists of one priority take turns") {
    const auto edition = edition_of({playlist("p", inline_item("a")), playlist("q", inline_item("b") + "," + inline_item("c"))});
    CHECK(turn(edition, {}, 4) == "a/en b/en c/en a/en ");
}

TEST_CASE("a playlist chooses among the sources by tag, language, age and number") {
    const auto dated = [](const std::string& id, const std::string& day, const std::string& tag) {
        return item(id, R"(, "date_published": "2025-12-)" + day + R"(T00:00:00Z", "tags": [")" + tag + "\"]");
    };
    const std::string items = dated("a", "01", "culture") + "," + dated("b", "09", "trade") + "," + dated("c", "08", "culture") + "," + item("undated");
    const auto chosen = [&](const std::string& select) {
        const auto edition = edition_of({feed(items), feed(item("x"), "other"), playlist("p", R"({"select": )" + select + "}")});
        std::set<std::string> seen;
        std::string order;
        for (const Cue& cue : cues(edition, {}, 8))
            if (seen.insert(cue.what().id).second) order += cue.what().id + " ";
        return order;
    };
    CHECK(chosen(R"({"source": "mfa"})") == "a b c undated ");
    CHECK(chosen(R"({"source": "mfa", "newest": 2})") == "b c ");
    CHECK(chosen(R"({"tags": ["culture"]})") == "a c ");
    CHECK(chosen(R"({"younger_than": "3d"})") == "b c ");
    CHECK(chosen(R"({"source": "other"})") == "x ");
}

TEST_CASE("a shuffled playlist plays each once a round, and never the same twice in a row") {
    std::string entries;
    for (char c = 'a'; c < 'h'; ++c) entries += (c == 'a' ? "" : ",") + inline_item(std::string(1, c));
    const auto edition = edition_of({playlist("p", entries, R"("order": "shuffled", "seed": 5, )")});
    const auto shown = cues(edition, {}, 70);
    std::set<std::string> orders;
    for (std::size_t round = 0; round < 10; ++round) {
        std::set<std::string> seen;
        std::string order;
        for (std::size_t i = 0; i < 7; ++i) {
            seen.insert(shown[round * 7 + i].what().id);
            order += shown[round * 7 + i].what().id;
        }
        CHECK(seen.size() == 7);
        orders.insert(order);
    }
    CHECK(orders.size() > 5);
    for (std::size_t i = 1; i < shown.size(); ++i) CHECK(shown[i].what().id != shown[i - 1].what().id);
}

TEST_CASE("weights say how often an entry comes, spread over the round") {
    CHECK(spread({3, 1}) == std::vector<std::size_t>{0, 0, 1, 0});
    const auto edition = edition_of({feed(item("a") + "," + item("b")),
                                     playlist("p", R"({"select": {"source": "mfa"}, "weight": 3},)" + inline_item("x"), R"("order": "weighted", )")});
    CHECK(turn(edition, {}, 8) == "a/en b/en x/en a/en b/en a/en x/en b/en ");
}

TEST_CASE("newest first goes by the date of issue") {
    const auto edition = edition_of({playlist("p", inline_item("old", R"(, "date_published": "2025-01-01T00:00:00Z")") + "," + inline_item("undated") + "," +
                                                       inline_item("new", R"(, "date_published": "2025-12-01T00:00:00Z")"), R"("order": "newest_first", )")});
    CHECK(turn(edition, {}, 3) == "new/en old/en undated/en ");
}

TEST_CASE("a playlist inside another plays in its place, in its own hours") {
    const auto edition = edition_of({playlist("p", inline_item("a") + R"(,{"playlist": "q.json"})"),
                                     playlist("q", inline_item("b"), R"("when": [{"from": "13:00"}], )")});
    CHECK(turn(edition, {}, 2) == "a/en a/en ");
    CHECK(turn(edition, {}, 2, "2025-12-10T13:00:00Z") == "a/en b/en ");
}

TEST_CASE("playlists in a ring come to an end") {
    const auto edition = edition_of({playlist("p", R"({"playlist": "q.json"},)" + inline_item("a")), playlist("q", R"({"playlist": "p.json"})")});
    CHECK(only(edition, {}, at(noon)) == "a");
}

TEST_CASE("two languages stand side by side, an odd one alone") {
    const std::string two = R"(, "_chancery": {"translations": {"fr": {"title": "F"}, "nl": {"title": "N"}}})";
    Rotation rotation;
    rotation.side_by_side = true;
    CHECK(turn(edition_of({feed(item("a", two) + "," + item("b"))}), rotation, 3) == "a/en+fr a/nl b/en ");
}

TEST_CASE("a playlist's own languages and manner go before the settings'") {
    const std::string two = R"(, "_chancery": {"translations": {"fr": {"title": "F"}, "ja": {"title": "J"}}})";
    const auto edition = edition_of({playlist("p", inline_item("a", two), R"("languages": ["ja", "en"], "side_by_side": true, "dwell": "7s", )")});
    Rotation rotation;
    rotation.languages = {"fr"};
    CHECK(turn(edition, rotation, 1) == "a/ja+en ");
    CHECK(choose(edition, rotation, at(noon), std::nullopt)->dwell == Duration(7s));
}

TEST_CASE("a statement waits for the languages that must be there") {
    const std::string french = R"(, "_chancery": {"translations": {"fr": {"title": "F"}}})";
    const auto edition = edition_of({feed(item("a") + "," + item("b", french))});
    Rotation rotation;
    rotation.languages = {"en", "fr"};
    rotation.need = Rotation::Need::all;
    CHECK(only(edition, rotation, at(noon)) == "b");
    rotation.languages = {};
    rotation.host_languages = {"fr-BE"};
    rotation.need = Rotation::Need::host;
    CHECK(only(edition, rotation, at(noon)) == "b");
    rotation.need = Rotation::Need::any;
    CHECK(only(edition, rotation, at(noon)) == "a");
}

TEST_CASE("outside the opening hours the closed card shows, but an event goes on") {
    Rotation rotation;
    rotation.time_zone = "UTC";
    rotation.opening.windows = {Window{0b0011111, {}, {}, 9h, 17h, "", {}, 24h, {}}};
    const auto edition = edition_of({feed(item("a") + "," + item("card", R"(, "tags": ["chancery:closed"])")), playlist("p", inline_item("guest"), evening)});
    CHECK(only(edition, rotation, at("2025-12-10T16:00:00Z")) == "a");
    CHECK(only(edition, rotation, at("2025-12-10T17:30:00Z")) == "guest");
    CHECK(only(edition, rotation, at("2025-12-10T21:00:00Z")) == "card");
    CHECK(only(edition, rotation, at("2025-12-13T12:00:00Z")) == "card");
    CHECK(only(edition, rotation, at("2025-12-10T21:00:00Z", 0ms, ClockTrust::unknown)) == "a");
    rotation.dark_when_closed = true;
    CHECK(choose(edition, rotation, at("2025-12-10T21:00:00Z"), std::nullopt)->dark);
    CHECK(turn(edition, {}, 2) == "a/en a/en ");
}

TEST_CASE("in mourning only statements with the chosen tags show, and warnings") {
    const std::string tagged = R"(, "tags": ["condolence"])";
    Rotation rotation;
    rotation.protocols = {{{Protocol::Kind::mourning, {"condolence"}, {}, {}}, {}}};
    const auto edition = edition_of({feed(item("a") + "," + item("b", tagged))});
    const auto cue = choose(edition, rotation, at(noon), std::nullopt);
    CHECK(cue->what().id == "b");
    CHECK(cue->mourning);
    CHECK(cue->protocol == "mourning");
    const auto alarm = edition_of({feed(item("a") + "," + item("alarm", R"(, "_chancery": {"urgency": "urgent"})"))});
    CHECK(only(alarm, rotation, at(noon)) == "alarm");
    CHECK(only(edition_of({feed(item("a"))}), rotation, at(noon)) == "nothing");
    CHECK(only(edition_of({feed(item("a") + "," + item("calm", R"(, "tags": ["chancery:neutral"])"))}), rotation, at(noon)) == "calm");
}

TEST_CASE("in an election silence only the listed sources speak, not even in a warning") {
    Rotation rotation;
    rotation.protocols = {{{Protocol::Kind::election_silence, {}, {"consulate"}, {}}, {}}};
    const auto edition = edition_of({feed(item("a", R"(, "_chancery": {"urgency": "urgent"})")), feed(item("b"), "consulate")});
    CHECK(turn(edition, rotation, 2) == "b/en b/en ");
}

TEST_CASE("on an official visit the guest's language comes first, by a playlist's time or by date") {
    const std::string two = R"(, "_chancery": {"translations": {"fr": {"title": "F"}, "ja": {"title": "J"}}})";
    const auto edition = edition_of({feed(item("a", two)), playlist("visit", "", R"("protocol": {"mode": "official_visit", "languages": ["ja"]}, )")});
    CHECK(turn(edition, {}, 3) == "a/ja a/en a/fr ");
    CHECK(choose(edition, {}, at(noon), std::nullopt)->protocol == "official visit");
    Rotation rotation;
    rotation.languages = {"fr", "en"};
    CHECK(turn(edition, rotation, 3) == "a/ja a/fr a/en ");
}

TEST_CASE("what is on goes into mourning without beginning anew") {
    Rotation rotation;
    const auto edition = edition_of({feed(item("a", R"(, "tags": ["condolence"])"))});
    auto cue = choose(edition, rotation, at(noon), std::nullopt);
    cue->until = Moment(60s);
    rotation.protocols = {{{Protocol::Kind::mourning, {"condolence"}, {}, {}}, {}}};
    const auto later = choose(edition, rotation, at(noon, 5s), cue);
    CHECK(later->mourning);
    CHECK(later->since == cue->since);
}
