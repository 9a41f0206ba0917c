// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "edition/seal.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

SourceBytes playlist(const std::string& json, const std::string& url = "https://mfa.example/show/evening.json") {
    return {"evening", url, "en", "playlist", json};
}

Edition sealed(const std::vector<SourceBytes>& sources) {
    const auto result = seal(sources, {});
    if (!result) FAIL(result.error().message);
    return *result->edition;
}

std::string trouble(const std::string& json) {
    const auto result = seal({playlist(json)}, {});
    return result ? "" : result.error().message;
}

std::string with_entry(const std::string& entry, const std::string& more = "") {
    return R"({"playlist": "Evening", )" + more + R"("entries": [)" + entry + "]}";
}

const std::string welcome = R"({"statement": {"title": "Welcome", "content_text": "Good evening."}})";

}  // namespace

TEST_CASE("a statement that stands in a playlist is sealed with it, and only listed") {
    const Edition edition = sealed({playlist(with_entry(welcome))});
    REQUIRE(edition.playlists().size() == 1);
    REQUIRE(edition.statements().size() == 1);
    CHECK(edition.playlists()[0].name == "Evening");
    CHECK(edition.playlists()[0].entries.at(0).statement == 0u);
    CHECK(edition.statements()[0].listed);
    CHECK(edition.statements()[0].versions[0].title == "Welcome");
}

TEST_CASE("an embargo inside a playlist's statement is kept") {
    const Edition edition = sealed({playlist(with_entry(
        R"({"statement": {"id": "a", "title": "A", "_chancery": {"show_from": "2026-12-10T18:00:00+01:00"}}})"))});
    CHECK(edition.statements().at(0).show_from == parse_rfc3339("2026-12-10T17:00:00Z"));
}

TEST_CASE("a picture needs no words, and its address is relative to the playlist") {
    const Edition edition = sealed({playlist(with_entry(R"({"picture": "guest.jpg", "credit": "A. Roy", "no_crop": true, "dwell": "12s"})"))});
    const Statement& picture = edition.statements().at(0);
    CHECK(picture.versions[0].language == "zxx");
    CHECK(picture.picture.value().url == "https://mfa.example/show/guest.jpg");
    CHECK(picture.picture->no_crop);
    CHECK(edition.playlists()[0].entries[0].dwell == Duration(12s));
}

TEST_CASE("a caption is in the playlist's language") {
    const Edition edition = sealed({playlist(with_entry(R"({"picture": "a.jpg", "caption": "La salle"})", R"("language": "fr", )"))});
    CHECK(edition.statements().at(0).versions[0].language == "fr");
    CHECK(edition.statements()[0].versions[0].summary == "La salle");
}

TEST_CASE("a choice among the sources is read with all it asks for") {
    const Edition edition = sealed({playlist(with_entry(
        R"({"select": {"source": "mfa", "tags": ["culture"], "language": "fr", "newest": 3, "younger_than": "7d"}, "weight": 2})"))});
    const Entry& entry = edition.playlists()[0].entries.at(0);
    CHECK(entry.weight == 2);
    const Selection& wanted = entry.selection.value();
    CHECK(wanted.source == "mfa");
    CHECK(wanted.tags == std::vector<std::string>{"culture"});
    CHECK(wanted.language == "fr");
    CHECK(wanted.newest == 3);
    CHECK(wanted.younger_than == Duration(24h * 7));
}

TEST_CASE("when it plays is read to the minute") {
    const Edition edition = sealed({playlist(with_entry(welcome, R"("time_zone": "Asia/Tokyo", "when": [
        {"days": ["fri", "sat"], "from": "22:30", "until": "02:00", "first": "2026-12-01", "last": "2026-12-31"},
        {"rule": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9", "start": "2026-05-09T18:00", "length": "3h", "except": ["2027-05-09"]}], )"))});
    const When& when = edition.playlists()[0].when;
    CHECK(when.time_zone == "Asia/Tokyo");
    REQUIRE(when.windows.size() == 2);
    CHECK(when.windows[0].days == 0b0110000);
    CHECK(when.windows[0].from == 22h + 30min);
    CHECK(when.windows[0].until == 2h);
    CHECK(when.windows[0].last == LocalDate(2026y, std::chrono::December, 31d));
    CHECK(when.windows[1].start == std::chrono::local_days(LocalDate(2026y, std::chrono::May, 9d)) + 18h);
    CHECK(when.windows[1].length == 3h);
    CHECK(when.windows[1].except == std::vector{LocalDate(2027y, std::chrono::May, 9d)});
}

TEST_CASE("a mistake in a playlist's own keys refuses all of it and says where and what is allowed") {
    CHECK(trouble(with_entry(welcome, R"("untill": "18:00", )")).find("evening:1:") == 0);
    CHECK(trouble(with_entry(welcome, R"("when": [{"from": "25:00"}], )")).find("\"00:00\" to \"24:00\"") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("when": [{"first": "2026-02-30"}], )")).find("2026-12-10") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("when": [{"days": ["monday"]}], )")).find("mon, tue") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("when": [{"rule": "FREQ=SOMETIMES", "start": "2026-05-09"}], )")).find("RFC 5545") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("when": [{"rule": "FREQ=SECONDLY", "start": "2026-05-09"}], )")).find("often") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("time_zone": "Brussels", )")).find("Europe/Brussels") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("priority": "high", )")).find("condolence") != std::string::npos);
    CHECK(trouble(with_entry(welcome, R"("protocol": {"mode": "election_silence"}, )")).find("sources") != std::string::npos);
    CHECK(trouble(with_entry(R"({"picture": "a.jpg", "folder": "b"})")).find("one of these") != std::string::npos);
    CHECK(trouble(with_entry("{}")).find("one of these") != std::string::npos);
    CHECK(trouble(with_entry(R"({"playlist": "ftp://x/y"})")).find("https") != std::string::npos);
    CHECK(trouble(R"({"entries": []})").find("playlist") != std::string::npos);
}

TEST_CASE("a mistake in one of a playlist's statements costs that statement alone") {
    const auto result = seal({playlist(with_entry(R"({"statement": {"title": 7}},)" + welcome))}, {});
    REQUIRE(result);
    CHECK(result->report.at(0).fate == ItemReport::Fate::refused);
    CHECK(result->report[0].reason.find("/entries/0/statement") == 0);
    CHECK(result->edition->statements().size() == 1);
    CHECK_FALSE(result->edition->playlists()[0].entries.at(0).statement);
    CHECK(result->edition->playlists()[0].entries.at(1).statement == 0u);
}

TEST_CASE("a playlist inside another plays only there") {
    const Edition edition = sealed({playlist(with_entry(R"({"playlist": "welcome.json"})")),
                                    playlist(with_entry(welcome), "https://mfa.example/show/welcome.json")});
    CHECK(edition.playlists()[0].links == std::vector<std::string>{"https://mfa.example/show/welcome.json"});
    CHECK(edition.playlists()[0].entries[0].playlist == 1u);
    CHECK_FALSE(edition.playlists()[0].nested);
    CHECK(edition.playlists()[1].nested);
}

TEST_CASE("of playlists that name each other in a ring the first one plays") {
    const Edition edition = sealed({playlist(with_entry(R"({"playlist": "b.json"})"), "https://mfa.example/a.json"),
                                    playlist(with_entry(R"({"playlist": "a.json"})"), "https://mfa.example/b.json")});
    CHECK_FALSE(edition.playlists()[0].nested);
    CHECK(edition.playlists()[1].nested);
}

TEST_CASE("a folder's pictures play in the order people count in") {
    const Edition edition = sealed({playlist(R"(["p10.JPG", "p2.png", "notes.txt", ".hidden.jpg", "p1.webp"])", "file:///media/stick/")});
    REQUIRE(edition.statements().size() == 3);
    CHECK(edition.statements()[0].picture->url == "file:///media/stick/p1.webp");
    CHECK(edition.statements()[1].picture->url == "file:///media/stick/p2.png");
    CHECK(edition.statements()[2].picture->url == "file:///media/stick/p10.JPG");
}

TEST_CASE("a folder with a playlist in it plays that") {
    const Edition edition = sealed({playlist(R"(["a.jpg", "playlist.json"])", "file:///media/stick/")});
    CHECK(edition.statements().empty());
    CHECK(edition.playlists()[0].links == std::vector<std::string>{"file:///media/stick/playlist.json"});
}

TEST_CASE("editions whose playlists differ have different names") {
    CHECK(sealed({playlist(with_entry(welcome))}).digest() == sealed({playlist(with_entry(welcome))}).digest());
    CHECK(sealed({playlist(with_entry(welcome))}).digest() != sealed({playlist(with_entry(welcome, R"("seed": 1, )"))}).digest());
}
