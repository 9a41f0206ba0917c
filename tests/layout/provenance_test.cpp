// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "layout/composed.h"
#include "layout/dates.h"

using namespace chancery;

namespace {

Statement event() {
    Statement statement = statement_of({version_of("en", "Reception", {"All are welcome."})});
    statement.kind = Statement::Kind::event;
    statement.issued.reset();
    statement.begins = parse_rfc3339("2026-12-10T17:30:00Z");
    statement.ends = parse_rfc3339("2026-12-10T19:00:00Z");
    statement.place = "Great Hall";
    return statement;
}

std::string text_of(const Statement& statement, Size size = {1920, 1080}) {
    return composed({statement, statement.versions[0]}, size).at(0).text;
}

}  // namespace

TEST_CASE("the source line says who, where, when and under which number") {
    Statement statement = statement_of({version_of("en", "Title", {"Text."})});
    statement.place = "Brussels";
    statement.number = "214";
    CHECK(text_of(statement) == "Title\nText.\nForeign Affairs  ·  Brussels  ·  10 December 2025  ·  No. 214");
}

TEST_CASE("a verified statement carries a mark that no publisher can write") {
    Statement statement = statement_of({version_of("en", "Title", {"Text."})});
    statement.issuer = "✓ ✔Foreign Affairs";
    CHECK(text_of(statement).find("✓") == std::string::npos);
    CHECK(text_of(statement).find("✔") == std::string::npos);
    statement.verified = true;
    CHECK(text_of(statement).find("\n✓\u00A0") != std::string::npos);
}

TEST_CASE("numbers of documents are written as their language does") {
    CHECK(written_number("214", "fr-BE") == "n° 214");
    CHECK(written_number("7", "ja") == "第7号");
    CHECK(written_number("7", "uk") == "№ 7");
}

TEST_CASE("a wording that is newer than its statement's day says of which day it is, in its language") {
    Statement statement = statement_of({version_of("en", "Title", {"Text."})});
    statement.revised = *statement.issued + std::chrono::minutes(1);
    CHECK(text_of(statement).find("as of") == std::string::npos);
    statement.revised = parse_rfc3339("2025-12-12T09:00:00Z");
    CHECK(text_of(statement).ends_with("10 December 2025  ·  as of 12 December 2025"));
    statement.versions[0].language = "ja";
    CHECK(text_of(statement).ends_with("2025年12月12日現在"));
    statement.versions[0].language = "am";
    CHECK(text_of(statement).find("12") == std::string::npos);
}

TEST_CASE("an event says when and where below its title, by the screen's clock and in its language") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        const std::string text = text_of(event(), size);
        CHECK(text.rfind("Reception\nThursday", 0) == 0);
        CHECK(text.find("10 December 2026") != std::string::npos);
        CHECK(text.find("6:30") != std::string::npos);
        CHECK(text.find("8:00") != std::string::npos);
        CHECK(text.find("\nGreat Hall\nAll are welcome.") != std::string::npos);
    }
    Statement german = event();
    german.versions[0].language = "de";
    CHECK(text_of(german).find("Donnerstag, 10. Dezember 2026") != std::string::npos);
    CHECK(text_of(german).find("18:30") != std::string::npos);
}

TEST_CASE("an event without a time shows its place, and one that ends before it begins only its beginning") {
    Statement statement = event();
    statement.begins.reset();
    CHECK(text_of(statement).rfind("Reception\nGreat Hall\n", 0) == 0);
    statement = event();
    statement.ends = parse_rfc3339("2026-12-09T17:30:00Z");
    CHECK(text_of(statement).find("9 December") == std::string::npos);
}

TEST_CASE("an event of hostile length stays in its column") {
    Statement statement = event();
    statement.place = sentences(5).substr(0, 256);
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}, Size{320, 240}})
        for (const Page& page : composed({statement, statement.versions[0]}, size)) CHECK_FALSE(page.clipped);
}

TEST_CASE("an event in two languages says when in each, and where in both, below each title") {
    Statement event = statement_of({version_of("en", "A concert", {"Come and listen."}), version_of("fr", "Un concert", {"Venez."})});
    event.kind = Statement::Kind::event;
    event.begins = parse_rfc3339("2026-03-20T17:30:00Z");
    event.place = "Palais des Academies";
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        const Page page = composed({event, event.versions[0], &event.versions[1]}, size).at(0);
        CHECK(page.text.rfind("A concert\nFriday", 0) == 0);
        CHECK(page.text.find("20 March 2026") != std::string::npos);
        CHECK(page.text.find("\nPalais des Academies\nCome and listen.\nUn concert\nvendredi 20 mars 2026") != std::string::npos);
        CHECK(runs_with(page, "Academies").size() == 2);
        CHECK_FALSE(page.clipped);
    }
}
