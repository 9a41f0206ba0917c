// SPDX-License-Identifier: EUPL-1.2
// What becomes of what is on when the edition, the program or its words change under it.
#include "catch.h"
#include "schedule/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string english_french = R"(, "_chancery": {"translations": {"fr": {"title": "Titre"}}})";

std::string without(const std::string& item_id, const std::string& language) {
    return R"({"id": ")" + item_id + R"(", "title": "Titre", "content_text": "Texte.", "language": ")" + language + "\"}";
}

EditionPtr edition(const std::string& items) { return edition_of({feed(items)}); }

EditionPtr of(const std::string& ids, const std::string& more = "") {
    std::string items;
    for (const char id : ids) items += (items.empty() ? "" : ",") + item(std::string(1, id), more);
    return edition(items);
}

SourceBytes playlist(const std::string& entries, const std::string& more = "") {
    return {"p", "https://mfa.example/p.json", "en", "playlist", R"({"playlist": "p", )" + more + R"("entries": [)" + entries + "]}"};
}

// The cue that is on after so many turns of ten seconds, which has ten seconds more.
Cue after(const EditionPtr& edition, int turns, const Rotation& rotation = {}) {
    std::optional<Cue> cue;
    for (int i = 0; i <= turns; ++i) {
        cue = choose(edition, rotation, at(noon, 10s * i), cue);
        REQUIRE(cue);
        cue->until = cue->since + 10s;
    }
    return *cue;
}

std::string next(const EditionPtr& edition, const Cue& on, const Rotation& rotation = {}, Duration later = 1s) {
    const auto cue = choose(edition, rotation, at(noon, on.since.time_since_epoch() + later), on);
    return cue ? cue->what().id + "/" + cue->text().language : "nothing";
}

}  // namespace

TEST_CASE("the show goes on with what stood behind a statement that was withdrawn, not from the beginning") {
    const auto before = of("abcd");
    CHECK(next(of("acd"), after(before, 1)) == "c/en");
    CHECK(next(of("ad"), after(before, 1)) == "d/en");
    CHECK(next(of("dca"), after(before, 1)) == "c/en");
    CHECK(next(of("a"), after(before, 1)) == "a/en");    // nothing that stood behind is left
    CHECK(next(of("xy"), after(before, 1)) == "x/en");   // nothing is left at all
    CHECK(next(of("abc"), after(before, 3)) == "a/en");  // it was the last
}

TEST_CASE("a statement that ends in the middle of its dwell gives way to the one behind it, and the last one to the first") {
    const std::string ends = R"(, "_chancery": {"show_until": "2025-12-10T12:00:05Z"})";
    const auto middle = edition(item("a") + "," + item("b", ends) + "," + item("c"));
    Now now = at(noon, 11s);
    now.wall += 11s;
    CHECK(choose(middle, {}, now, after(middle, 1))->what().id == "c");
    const auto last = edition(item("a") + "," + item("b", ends));
    CHECK(choose(last, {}, now, after(last, 1))->what().id == "a");
}

TEST_CASE("a program that changed begins at its beginning") {
    const auto sources = of("abc");
    const auto with_playlist = edition_of({feed(item("a") + "," + item("b")), playlist(R"({"statement": )" + item("x") + "}")});
    CHECK(next(with_playlist, after(sources, 2)) == "x/en");
}

TEST_CASE("a language that was taken back leaves at once, and so does a pair that lost one half") {
    Rotation pairs;
    pairs.side_by_side = true;
    const auto both = edition(item("a", english_french) + "," + item("b"));
    const Cue french = after(both, 1);
    REQUIRE(french.text().language == "fr");
    CHECK(next(edition(item("a") + "," + item("b")), french) == "a/en");  // it begins anew in what it still has
    const Cue pair = after(both, 0, pairs);
    REQUIRE(pair.beside);
    const auto alone = choose(edition(item("a") + "," + item("b")), pairs, at(noon, 1s), pair);
    CHECK(alone->what().id == "a");
    CHECK_FALSE(alone->beside);
    CHECK(alone->why == "its words changed");
}

TEST_CASE("a correction of the language beside is shown at once, too") {
    Rotation pairs;
    pairs.side_by_side = true;
    const Cue pair = after(of("a", english_french), 0, pairs);
    const auto corrected = choose(of("a", R"(, "_chancery": {"translations": {"fr": {"title": "Corrigé"}}})"), pairs, at(noon, 1s), pair);
    REQUIRE(corrected->beside);
    CHECK(corrected->what().versions[*corrected->beside].title == "Corrigé");
    CHECK(corrected->since == Moment(1s));
    CHECK(choose(of("a", english_french), pairs, at(noon, 1s), pair)->since == Moment(0s));  // and the same words go on
}

TEST_CASE("what was on beside loses its place where languages are no longer shown in pairs") {
    Rotation pairs;
    pairs.side_by_side = true;
    const Cue pair = after(of("a", english_french), 0, pairs);
    CHECK(next(of("a", english_french), pair) == "a/en");
    CHECK(next(of("a", english_french), pair, {}, 10s) == "a/en");  // both had their turn
}

TEST_CASE("the dark begins and ends at once, with the same statement under it") {
    const auto card = edition(item("card", R"(, "tags": ["chancery:closed"])"));
    Rotation rotation;
    rotation.time_zone = "UTC";
    rotation.opening.windows = {Window{0b1111111, {}, {}, 9h, 10h, "", {}, 24h, {}}};
    const Cue lit = after(card, 0, rotation);
    CHECK_FALSE(lit.dark);
    rotation.dark_when_closed = true;
    const auto dark = choose(card, rotation, at(noon, 1s), lit);
    CHECK(dark->dark);
    CHECK(dark->since == Moment(1s));
}

TEST_CASE("a shuffle in which a statement stands twice never shows it twice in a row while there is another") {
    const std::string twice = R"({"select": {"source": "mfa"}}, {"select": {"source": "mfa"}})";
    for (int seed = 1; seed < 20; ++seed) {
        const std::string order = R"("order": "shuffled", "seed": )" + std::to_string(seed) + ", ";
        const auto edition = edition_of({feed(item("a")), playlist(twice + R"(, {"statement": )" + item("x") + "}", order)});
        std::optional<Cue> cue;
        std::string before;
        for (int i = 0; i < 40; ++i) {
            cue = choose(edition, {}, at(noon, 10s * i), cue);
            REQUIRE(cue);
            cue->until = cue->since + 10s;
            INFO("seed " << seed << ", turn " << i);
            CHECK(cue->what().id != before);
            before = cue->what().id;
        }
        const auto alone = edition_of({feed(item("a")), playlist(twice, order)});
        CHECK(next(alone, after(alone, 0), {}, 10s) == "a/en");
    }
}

TEST_CASE("a place that a playlist no longer has is found again where the statement stands now") {
    const auto three = edition_of({feed(item("a") + "," + item("b") + "," + item("c"))});
    const Cue on = after(three, 2);
    CHECK(next(of("c"), on) == "c/en");
    CHECK(choose(of("cb"), {}, at(noon, 21s), on)->slot == 0);
    CHECK(next(of("cb"), on, {}, 10s) == "b/en");
}

TEST_CASE("a translation in a language that nobody asked for any more gives way to those that are") {
    const auto both = of("a", english_french);
    const Cue french = after(both, 1);
    Rotation english;
    english.languages = {"en"};
    CHECK(next(both, french, english, 10s) == "a/en");
    CHECK(next(edition(without("a", "de") + "," + item("b")), french) == "a/de");
}
