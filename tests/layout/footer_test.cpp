// SPDX-License-Identifier: EUPL-1.2
// The footer: its place on every kind of page, its dots, and its words.
#include "layout/footer.h"

#include "catch.h"
#include "composed.h"
#include "layout/dates.h"

using namespace chancery;

namespace {

std::vector<Page> pages_of(const Statement& statement, Size size, FooterPlan footer, const std::optional<Backdrop>& backdrop = std::nullopt, SafeArea safe = {}) {
    BlockTypeface typeface;
    const Version* beside = statement.versions.size() > 1 ? &statement.versions[1] : nullptr;
    Viewport viewport{size, {}, "Europe/Brussels"};
    viewport.footer = footer;
    viewport.safe = safe;
    return compose({statement, statement.versions.front(), beside}, backdrop, Theme{}, viewport, typeface);
}

int lowest_words(const Page& page) {
    int lowest = 0;
    for (const GlyphRun* run : runs_of(page)) lowest = std::max(lowest, run->baseline);
    return lowest;
}

FooterPlace place_of(std::string language, int width = 900) { return {{100, 1000, width, 80}, 2, 26, 120, {255, 255, 255, 255}, std::move(language)}; }

int right_end(const GlyphRun& run) { return run.x + run.advance; }

std::string text_of(const Footing& foot) {
    std::string text;
    for (const FrameItem& item : foot.items) text += std::get<GlyphRun>(item).text;
    return text;
}

}  // namespace

TEST_CASE("a footer has a place of its own below all words of every layout, on the screen and in its safe part") {
    const EvenPicture picture(120);
    const Version words = version_of("en", "A title", {sentences(16)}), others = version_of("ar", "عنوان", {sentences(8)});
    Version caption = version_of("en", "", {});
    caption.summary = "A caption.";
    for (const Statement& statement : {statement_of({words}), statement_of({others}), statement_of({words, others}), statement_of({caption})})
        for (const Size size : {Size{1920, 1080}, Size{1080, 1920}})
            for (const bool with_picture : {false, true})
                for (const SafeArea& safe : {SafeArea{}, SafeArea{5, 5, 5, 5}})
                    for (const Page& page : pages_of(statement, size, {2, true}, with_picture ? std::optional(picture.backdrop()) : std::nullopt, safe)) {
                        REQUIRE(page.footer);
                        CHECK(page.footer->area.y > lowest_words(page));
                        CHECK(page.footer->area.bottom() < size.height * (100 - static_cast<int>(safe.bottom)) / 100);
                        CHECK(page.footer->area.height >= 2 * page.footer->px);
                        CHECK_FALSE(page.clipped);
                    }
}

TEST_CASE("nothing is kept free where no footer is wanted, nor in condolences") {
    Statement statement = statement_of({version_of("en", "A title", {"Words."})});
    CHECK_FALSE(pages_of(statement, {1920, 1080}, {}).front().footer);
    statement.kind = Statement::Kind::condolence;
    CHECK_FALSE(pages_of(statement, {1920, 1080}, {2, true}).front().footer);
}

TEST_CASE("dots take the place of the page mark, one a page, the page's own drawn out, in the order of reading") {
    for (const bool right_to_left : {false, true}) {
        const Statement statement = statement_of({version_of(right_to_left ? "ar" : "en", "Title", {sentences(50)})});
        const auto pages = pages_of(statement, {1920, 1080}, {0, true});
        REQUIRE(pages.size() > 1);
        REQUIRE(pages.size() <= 12);
        for (std::size_t number = 0; number < pages.size(); ++number) {
            std::vector<Rect> dots;
            for (const Fill& fill : items_of<Fill>(pages[number]))
                if (fill.area.y > pages[number].footer->area.y) dots.push_back(fill.area);
            REQUIRE(dots.size() == pages.size());
            for (std::size_t i = 0; i < dots.size(); ++i) {
                CHECK((dots[i].width == 3 * dots[i].height) == (i == number));
                if (i > 0) CHECK((dots[i].x > dots[i - 1].x) != right_to_left);
            }
            CHECK(pages[number].text.find(page_mark(number + 1, pages.size(), "en", "")) == std::string::npos);
        }
        CHECK(pages_of(statement, {1920, 1080}, {1, false}).front().text.find("1/") != std::string::npos);
    }
}

TEST_CASE("clocks stand where lines begin, an event above them, and dots are left their room") {
    BlockTypeface typeface;
    const Footing foot = set_footer(place_of("en"), {{"Brussels 14:05", "Addis Ababa 16:05"}, "10 Dec, 18:30 – A reception"}, typeface);
    CHECK(foot.area == Rect{100, 1000, 900, 80});
    int clocks = 0, event = 0;
    for (const FrameItem& item : foot.items) {
        const auto& run = std::get<GlyphRun>(item);
        if (run.text.find("Brussels") != std::string::npos) {
            CHECK(run.x == 100);
            clocks = run.baseline;
        }
        if (run.text.find("reception") != std::string::npos) event = run.baseline;
        CHECK(run.baseline > 1000);
        CHECK(run.baseline < 1080);
        if (run.text.find("Addis") != std::string::npos) CHECK(right_end(run) <= 100 + 900 - 120);
    }
    CHECK(event > 0);
    CHECK(clocks > event);
    int end = 0;
    for (const FrameItem& item : set_footer(place_of("ar"), {{"بروكسل ١٤:٠٥"}, ""}, typeface).items) end = std::max(end, right_end(std::get<GlyphRun>(item)));
    CHECK(end == 1000);
}

TEST_CASE("where there is no room, a clock less is shown, and an event ends with an ellipsis between two words") {
    BlockTypeface typeface;
    const std::string long_title = "10 Dec, 18:30 – A reception with many words that find no room on a single line of this screen at all";
    const Footing foot = set_footer(place_of("en", 500), {{"Brussels 14:05", "Addis Ababa 16:05"}, long_title}, typeface);
    const std::string text = text_of(foot);
    CHECK(text.find("Brussels") != std::string::npos);
    CHECK(text.find("Addis") == std::string::npos);
    CHECK(text.find("…") != std::string::npos);
    CHECK(text.find("A reception") != std::string::npos);
    for (const FrameItem& item : foot.items) CHECK(right_end(std::get<GlyphRun>(item)) <= 600);
}

TEST_CASE("cities and times are written as each language writes them") {
    const Instant noon = *parse_rfc3339("2026-12-10T13:05:00Z");
    CHECK(city_of("Europe/Brussels", "en") == "Brussels");
    CHECK(city_of("Europe/Brussels", "fr") == "Bruxelles");
    CHECK(city_of("Asia/Tokyo", "ja") == "東京");
    CHECK(city_of("Africa/Addis_Ababa", "en") == "Addis Ababa");
    CHECK(written_clock(noon, "Europe/Brussels", "fr", "") == "14:05");
    CHECK(written_clock(noon, "Asia/Tokyo", "ja", "") == "22:05");
    CHECK(written_clock(noon, "Europe/Brussels", "fa", "") == "۱۴:۰۵");
    CHECK(written_clock(noon, "Europe/Brussels", "fa", "in 1948") == "14:05");
    CHECK(written_moment(noon, "Europe/Brussels", "de", "") == "10. Dez., 14:05");
}

TEST_CASE("an event alone in the footer leaves the dots their room, too") {
    BlockTypeface typeface;
    const std::string long_title = "10 Dec, 18:30 – A reception with many words that find no room on a single line of this screen at all";
    for (const char* language : {"en", "ar"})
        for (const FrameItem& item : set_footer(place_of(language), {{}, long_title}, typeface).items) {
            const auto& run = std::get<GlyphRun>(item);
            CHECK(right_end(run) <= (std::string(language) == "en" ? 1000 - 120 : 1000));
            CHECK(run.x >= (std::string(language) == "en" ? 100 : 100 + 120));
        }
}

TEST_CASE("a footer goes from margin to margin, also where its page keeps to one side of a picture, and its dots stand at the far margin") {
    const EvenPicture picture(120);
    for (const bool right_to_left : {false, true}) {
        const Statement statement = statement_of({version_of(right_to_left ? "ar" : "en", "Title", {sentences(50)})});
        const Page page = pages_of(statement, {1920, 1080}, {1, true}, picture.backdrop()).at(0);
        const Rect area = page.footer->area;
        CHECK(area.x == 1920 - area.right());
        int first = 1920, last = 0;
        for (const Fill& fill : items_of<Fill>(page))
            if (fill.area.y > area.y && fill.area.height < area.height / 2) first = std::min(first, fill.area.x), last = std::max(last, fill.area.right());
        CHECK((right_to_left ? first == area.x : last == area.right()));
    }
}
