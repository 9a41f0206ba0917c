// SPDX-License-Identifier: EUPL-1.2
#include "app/contact_sheet.h"

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

const Zone brussels("Europe/Brussels");

Slide slide(std::string file, std::string language, const char* at) {
    Slide out;
    out.file = std::move(file);
    out.language = std::move(language);
    out.set.title = "A title";
    out.contrast = {21, 21};
    note_day(out, *parse_rfc3339(at), brussels);
    return out;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

std::string sheet(const std::vector<Slide>& slides) { return sheet_html({1920, 1080}, slides, brussels); }

}  // namespace

TEST_CASE("the contact sheet's days and hours are those of the clocks in the lobby") {
    const std::string html = sheet({slide("1.png", "en", "2026-03-19T23:30:00Z")});
    CHECK(html.find("<h2>2026-03-20</h2>") != std::string::npos);
    CHECK(html.find("from 00:30") != std::string::npos);
    CHECK(html.find("2026-03-19") == std::string::npos);
}

TEST_CASE("a page of two languages is found under each of them") {
    Slide both = slide("1.png", "en", "2026-03-20T09:00:00Z");
    both.beside = "ar";
    const std::string html = sheet({both, slide("2.png", "fr", "2026-03-20T09:01:00Z")});
    CHECK(html.find("data-l=\"en ar\"") != std::string::npos);
    for (const char* language : {"en", "ar", "fr"}) {
        CHECK(html.find("id=\"l-" + std::string(language) + "\"") != std::string::npos);
        CHECK(html.find("figure:not([data-l~=\"" + std::string(language) + "\"])") != std::string::npos);
    }
    CHECK(sheet_json({1920, 1080}, {both}).find("\"beside\": \"ar\"") != std::string::npos);
}

TEST_CASE("a page stands under each day that it is on, in the order of that day, and its picture is drawn once") {
    Slide first = slide("1.png", "en", "2026-03-20T09:00:00Z"), second = slide("2.png", "en", "2026-03-20T09:01:00Z");
    note_day(first, *parse_rfc3339("2026-03-20T10:00:00Z"), brussels);
    note_day(second, *parse_rfc3339("2026-03-21T07:00:00Z"), brussels);
    note_day(first, *parse_rfc3339("2026-03-21T08:00:00Z"), brussels);
    CHECK(first.on.size() == 2);
    const std::string html = sheet({first, second});
    CHECK(html.find("<h2>2026-03-20</h2>") < html.find("<h2>2026-03-21</h2>"));
    CHECK(count(html, "<figure") == 4);
    CHECK(count(html, "src=\"1.png\"") == 2);
    const std::string next_day = html.substr(html.find("<h2>2026-03-21</h2>"));
    CHECK(next_day.find("2.png") < next_day.find("1.png"));
    CHECK(html.find("2 pages") != std::string::npos);
}

TEST_CASE("the contact sheet warns of a picture that is small, and of one of which much is cut off") {
    Slide page = slide("1.png", "en", "2026-03-20T09:00:00Z");
    page.picture = Stage::Enlargement{{960, 540}, 2.0, 1.0};
    CHECK(sheet({page}).find("too small") != std::string::npos);
    CHECK(sheet({page}).find("is seen") == std::string::npos);
    page.picture = Stage::Enlargement{{1920, 1920}, 1.0, 0.5625};
    CHECK(sheet({page}).find("only 56 % of the picture is seen") != std::string::npos);
    page.picture->seen = 0.84;
    CHECK(sheet({page}).find("<strong>") == std::string::npos);
}

TEST_CASE("what a publisher wrote is shown and never obeyed") {
    Slide page = slide("1.png", "en", "2026-03-20T09:00:00Z");
    page.set.title = "<script>\"&";
    CHECK(sheet({page}).find("<script>") == std::string::npos);
    CHECK(sheet({page}).find("&lt;script&gt;&quot;&amp;") != std::string::npos);
}
