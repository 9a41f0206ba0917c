// SPDX-License-Identifier: EUPL-1.2
// Where a picture, its credit, its code and its veil stand against the words.
#include <algorithm>
#include <set>

#include "catch.h"
#include "layout/composed.h"
#include "layout/slide.h"

using namespace chancery;

namespace {

constexpr Size landscape{1920, 1080}, portrait{1080, 1920};

Statement linked(const char* language, std::string title = "Title", int length = 2) {
    Statement statement = statement_of({version_of(language, std::move(title), {sentences(length)})});
    statement.versions[0].link = "https://mfa.example/a";
    return statement;
}

Rect union_of_words(const Page& page, std::string_view but) {
    int left = page.frame.size.width, right = 0;
    for (const GlyphRun* run : runs_of(page))
        if (run->text.find(but) == std::string::npos && run->text.find("mfa.example") == std::string::npos) left = std::min(left, run->x), right = std::max(right, run->x + run->advance);
    return {left, 0, right - left, 0};
}

// Where the solid part of the side veil ends, from where lines begin.
int veiled(const Page& page, bool right_to_left) {
    for (const Fill& fill : items_of<Fill>(page))
        if (fill.area.height == page.frame.size.height) return right_to_left ? page.frame.size.width - fill.area.x : fill.area.right();
    return 0;
}

}  // namespace

TEST_CASE("on a wide screen the credit ends at the margin, on the line that names the source, and the code stands above it") {
    const EvenPicture picture(120);
    for (const char* language : {"en", "ar"}) {
        const Statement statement = linked(language);
        const Page page = composed({statement, statement.versions[0]}, landscape, picture.backdrop("Jane Photographer")).at(0);
        const int margin = 1080 * Theme{}.margin / 1000;
        const auto credit = runs_with(page, "Photographer");
        REQUIRE(credit.size() == 1);
        CHECK((std::string(language) == "en" ? credit[0]->x + credit[0]->advance == 1920 - margin : credit[0]->x == margin));
        CHECK(credit[0]->baseline == runs_with(page, "Foreign").at(0)->baseline);
        CHECK(items_of<Code>(page).at(0).area.bottom() < credit[0]->baseline - credit[0]->px);
    }
}

TEST_CASE("a whole picture begins where the words begin, at the far margin, its credit below it and the code below that") {
    const EvenPicture picture(120);
    for (const char* language : {"en", "ar"})
        for (const Rect whole : {Rect{0, 90, 1920, 900}, Rect{600, 0, 720, 1080}}) {
            const bool right_to_left = std::string(language) == "ar";
            const Statement statement = linked(language);
            Backdrop backdrop = picture.backdrop("Photographer");
            backdrop.whole = whole;
            const Page page = composed({statement, statement.versions[0]}, landscape, backdrop).at(0);
            const Rect area = items_of<Image>(page).at(0).area, rule = items_of<Fill>(page).at(0).area, code = items_of<Code>(page).at(0).area;
            const int margin = 1080 * Theme{}.margin / 1000;
            CHECK((right_to_left ? area.x == margin : area.right() == 1920 - margin));
            CHECK(area.y <= rule.y);
            CHECK(runs_with(page, "Photographer").at(0)->baseline > area.bottom());
            CHECK(runs_with(page, "Photographer").at(0)->baseline < area.bottom() + 2 * runs_with(page, "Photographer").at(0)->px);
            if (whole.width > whole.height) {
                CHECK(code.y > runs_with(page, "Photographer").at(0)->baseline);
                CHECK((right_to_left ? code.x == margin : code.right() == 1920 - margin));
            }
        }
}

TEST_CASE("the veil beside a picture is as wide as the widest line, and no wider") {
    const EvenPicture picture(200);
    for (const char* language : {"en", "ar"}) {
        const bool right_to_left = std::string(language) == "ar";
        const Statement statement = linked(language, "Word", 0);
        const Page page = composed({statement, statement.versions[0]}, landscape, picture.backdrop("Photographer")).at(0);
        const Rect words = union_of_words(page, "Photographer");
        const int reach = right_to_left ? 1920 - words.x : words.right(), gap = 1080 * 34 / 1000;
        CHECK(veiled(page, right_to_left) >= reach);
        CHECK(veiled(page, right_to_left) <= reach + gap + 1);
        CHECK(veiled(page, right_to_left) < 1920 / 2);
    }
}

TEST_CASE("where words leave a picture only a strip, the veil covers all of it evenly") {
    const EvenPicture picture(200);
    const auto gradients = [&](int length) {
        const Statement statement = statement_of({version_of("en", "Title", {sentences(length)})});
        const Page page = composed({statement, statement.versions[0]}, portrait, picture.backdrop()).at(0);
        const auto fills = items_of<Fill>(page);
        const bool even = std::any_of(fills.begin(), fills.end(), [](const Fill& fill) { return fill.area == Rect{0, 0, 1080, 1920}; });
        CHECK(even == items_of<Gradient>(page).empty());
        return items_of<Gradient>(page).size();
    };
    CHECK(gradients(2) == 1);
    CHECK(gradients(30) == 0);
}

TEST_CASE("a screen that is hardly wider than high is set as an upright one") {
    CHECK(is_upright({1024, 1024}));
    CHECK(is_upright({1080, 1920}));
    CHECK_FALSE(is_upright({1280, 1024}));
    CHECK_FALSE(is_upright({1024, 768}));
    const EvenPicture picture(120);
    const Statement statement = linked("en", "Title", 1);
    const Page page = composed({statement, statement.versions[0]}, {1024, 1024}, picture.backdrop()).at(0);
    CHECK(runs_with(page, "Title").at(0)->baseline > 512);
}

TEST_CASE("a code whose text leaves it less room becomes smaller in small steps") {
    std::set<int> sizes;
    for (int length = 1; length < 24; ++length) {
        const Statement statement = linked("en", "Title", length);
        for (const Code& code : items_of<Code>(composed({statement, statement.versions[0]}, portrait).at(0))) sizes.insert(code.module_px);
    }
    CHECK(sizes.size() >= 3);
}
