// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "catch.h"
#include "layout/composed.h"
#include "layout/paginate.h"

using namespace chancery;

namespace {

constexpr Size landscape{1920, 1080}, portrait{1080, 1920};

Statement quotation_of(const Version& version, const std::string& name, const std::string& office = "Minister") {
    Statement statement = statement_of({version});
    statement.kind = Statement::Kind::quotation;
    statement.speaker = Speaker{name, office};
    return statement;
}

int px_of(const Page& page, std::string_view text) {
    const auto runs = runs_with(page, text);
    return runs.empty() ? 0 : runs.front()->px;
}

}  // namespace

TEST_CASE("a quotation is larger than text, and who said it stands beneath it, not in the line of sources") {
    for (const Size size : {landscape, portrait}) {
        const Statement quotation = quotation_of(version_of("en", "On the day", {"Spoken words."}), "A. Speaker");
        const Page page = composed({quotation, quotation.versions[0]}, size).at(0);
        CHECK(page.text.rfind("On the day\nSpoken words.\nA. Speaker\nMinister\nForeign Affairs", 0) == 0);
        CHECK(px_of(page, "Spoken") > px_of(page, "Speaker"));
        CHECK(px_of(page, "Minister") >= legibility_floor(size, {}));
        CHECK(runs_with(page, "Spoken").at(0)->baseline < runs_with(page, "Speaker").at(0)->baseline);
        CHECK_FALSE(page.clipped);
    }
}

TEST_CASE("a quotation that is only a title is that title") {
    const Statement quotation = quotation_of(version_of("en", "Spoken words", {}), "A. Speaker", "");
    CHECK(composed({quotation, quotation.versions[0]}, landscape).at(0).text == "Spoken words\nA. Speaker\nForeign Affairs  ·  10 December 2025");
}

TEST_CASE("a quotation too long for large letters is set as text, whole, with its speaker in the line of sources") {
    const Statement quotation = quotation_of(version_of("en", "Title", {sentences(60)}), "A. Speaker");
    const auto pages = composed({quotation, quotation.versions[0]}, landscape);
    CHECK(pages.size() > 1);
    CHECK(pages.at(0).text.find("A. Speaker  ·  Minister  ·  Foreign Affairs") != std::string::npos);
    CHECK(pages.back().text.find("stop59.") != std::string::npos);
}

TEST_CASE("hostile speakers and words of a quotation stay in their column") {
    const std::string name = sentences(5).substr(0, 256), word(200, 'x');
    for (const Size size : {landscape, portrait, Size{320, 240}, Size{240, 320}})
        for (const Version& version : {version_of("en", word, {word}), version_of("ar", "", {sentences(3)}), version_of("en", sentences(18), {})}) {
            const Statement quotation = quotation_of(version, name, name);
            const auto pages = composed({quotation, quotation.versions[0]}, size);
            REQUIRE_FALSE(pages.empty());
            for (const Page& page : pages) CHECK_FALSE(page.clipped);
        }
}

TEST_CASE("words of condolence stand in the middle, line by line, and over a picture they stand beside it") {
    Statement statement = statement_of({version_of("en", "Condolence", {"Our thoughts are with you."})});
    statement.kind = Statement::Kind::condolence;
    const Page page = composed({statement, statement.versions[0]}, landscape).at(0);
    const GlyphRun* title = runs_with(page, "Condolence").at(0);
    CHECK(title->x + title->advance / 2 == Approx(960).margin(2));
    const EvenPicture picture(100);
    CHECK(runs_with(composed({statement, statement.versions[0]}, landscape, picture.backdrop()).at(0), "Condolence").at(0)->x < 300);
}

TEST_CASE("a title alone is larger than a title above a text") {
    const Version alone = version_of("en", "Welcome", {}), above = version_of("en", "Welcome", {"Text."});
    const Statement statement = statement_of({alone});
    CHECK(px_of(composed({statement, alone}, landscape).at(0), "Welcome") > px_of(composed({statement, above}, landscape).at(0), "Welcome"));
}

TEST_CASE("the line of sources breaks between its parts, and no dot is left at its ends") {
    Statement statement = statement_of({version_of("en", "Title", {"Text."})});
    statement.speaker = Speaker{"A Speaker with rather a long name", "An office with a name that is longer still"};
    const Page page = composed({statement, statement.versions[0]}, portrait).at(0);
    CHECK(page.text.find("A Speaker with rather a long name\nAn office with a name that is longer still\n") != std::string::npos);
    CHECK_FALSE(page.clipped);
}
