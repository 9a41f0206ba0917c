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
        CHECK(text.find("10\u00A0December\u00A02026") != std::string::npos);
        CHECK(text.find("6:30") != std::string::npos);
        CHECK(text.find("8:00") != std::string::npos);
        CHECK(text.find("\nGreat Hall\nAll are welcome.") != std::string::npos);
    }
    Statement german = event();
    german.versions[0].language = "de";
    CHECK(text_of(german).find("Donnerstag, 10.\u00A0Dezember\u00A02026") != std::string::npos);
    CHECK(text_of(german).find("18:30") != std::string::npos);
}

TEST_CASE("an event without a time shows its place, and one that ends before it begins only its beginning") {
    Statement statement = event();
    statement.begins.reset();
    CHECK(text_of(statement).rfind("Reception\nGreat Hall\n", 0) == 0);
    statement = event();
    statement.ends = parse_rfc3339("2026-12-09T17:30:00Z");
    CHECK(text_of(statement).find("9\u00A0December") == std::string::npos);
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
        CHECK(page.text.find("20\u00A0March\u00A02026") != std::string::npos);
        CHECK(page.text.find("\nPalais des Academies\nCome and listen.\nUn concert\nvendredi\u00A020\u00A0mars\u00A02026") != std::string::npos);
        CHECK(runs_with(page, "Academies").size() == 2);
        CHECK_FALSE(page.clipped);
    }
}

TEST_CASE("a line breaks an event's time only after a comma or between its day and its hours") {
    const Instant begins = *parse_rfc3339("2026-03-20T17:30:00Z"), ends = *parse_rfc3339("2026-03-20T19:00:00Z");
    for (const char* language : {"en", "en-GB", "en-US", "fr", "de", "nl", "es", "pt", "it", "pl", "ru", "el", "tr", "sv", "ar", "he", "fa", "hi"}) {
        const std::string text = written_time(begins, ends, "Europe/Brussels", language, "");
        INFO(language << ": " << text);
        int open = 0;
        for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
            const bool after_comma = text[at - 1] == ',' || (at > 1 && text.substr(at - 2, 2) == "\u060C");
            if (!after_comma) ++open;
        }
        CHECK(open <= 1);
        CHECK(text.find("\u2013 ") == std::string::npos);
    }
    CHECK(written_time(begins, std::nullopt, "Europe/Brussels", "en-US", "") == "Friday, March\u00A020,\u00A02026 at\u00A06:30\u202FPM");
    CHECK(written_time(begins, std::nullopt, "Europe/Brussels", "he", "").find("יום\u00A0שישי") == 0);
    // From one day to the next a line may end before the second.
    CHECK(written_time(begins, *parse_rfc3339("2026-03-21T19:00:00Z"), "Europe/Brussels", "de", "").find("\u2013\u2009Samstag,") != std::string::npos);
    // Where signs need no space between them, they are joined.
    CHECK(written_time(begins, ends, "Europe/Brussels", "ja", "").find("20\u2060日金\u2060曜") != std::string::npos);
}

TEST_CASE("a language's own names for issuer, place and speaker stand on its page, and the statement's where it has none") {
    Statement statement = statement_of({version_of("en", "Title", {"Words."}), version_of("ar", "عنوان", {"كلمات."})});
    statement.speaker = Speaker{"Ana Peeters", "Minister"};
    statement.place = "Brussels";
    statement.versions[1].names = LocalNames{"وزارة الخارجية", "بروكسل", "", Speaker{"آنا بيترس", "الوزيرة"}};
    const std::string own = composed({statement, statement.versions[1]}, {1920, 1080}).at(0).text;
    for (const char* name : {"وزارة الخارجية", "بروكسل", "آنا بيترس", "الوزيرة"}) CHECK(own.find(name) != std::string::npos);
    for (const char* name : {"Foreign Affairs", "Brussels", "Ana Peeters"}) CHECK(own.find(name) == std::string::npos);
    CHECK(composed({statement, statement.versions[0]}, {1920, 1080}).at(0).text.find("Foreign Affairs") != std::string::npos);
    const std::string both = composed({statement, statement.versions[0], &statement.versions[1]}, {1920, 1080}).at(0).text;
    CHECK(both.find("Foreign Affairs  ·  وزارة الخارجية") != std::string::npos);
    statement.kind = Statement::Kind::event;
    CHECK(composed({statement, statement.versions[1]}, {1920, 1080}).at(0).text.find("\nبروكسل\n") != std::string::npos);
    statement.kind = Statement::Kind::quotation;
    CHECK(composed({statement, statement.versions[1]}, {1920, 1080}).at(0).text.find("\nآنا بيترس\nالوزيرة\n") != std::string::npos);
}
