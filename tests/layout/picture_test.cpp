// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "catch.h"
#include "layout/contrast.h"
#include "layout/composed.h"
#include "layout/paginate.h"

using namespace chancery;

namespace {

constexpr Size landscape{1920, 1080}, portrait{1080, 1920};

std::vector<Page> picture_alone(const std::string& caption, const Backdrop& backdrop, Size size, const std::string& language = "en") {
    Version version = version_of(language, "", {});
    version.summary = caption;
    const Statement statement = statement_of({version});
    return composed({statement, statement.versions[0]}, size, backdrop);
}

// What lies under a point of a page, over a picture of this colour, where no gradient is.
Color ground_at(const Page& page, int x, int y, Color color) {
    for (const Fill& fill : items_of<Fill>(page))
        if (x >= fill.area.x && x < fill.area.right() && y >= fill.area.y && y < fill.area.bottom())
            color = blend(fill.color, fill.color.alpha, color);
    return color;
}

}  // namespace

TEST_CASE("a picture alone fills the screen, says nothing and stays for twelve seconds") {
    const EvenPicture picture(200);
    for (const Size size : {landscape, portrait}) {
        const auto pages = picture_alone("", picture.backdrop(), size, "zxx");
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].text.empty());
        REQUIRE(pages[0].frame.items.size() == 1);
        CHECK(std::get<Image>(pages[0].frame.items[0]).area == Rect{0, 0, size.width, size.height});
        CHECK(pages[0].dwell == picture_dwell);
    }
}

TEST_CASE("caption and credit of a picture alone stand at its foot, legible, on a veil no higher than they need") {
    const EvenPicture picture(255);
    for (const Size size : {landscape, portrait}) {
        const Page page = picture_alone("The council meets.", picture.backdrop("A. Photographer"), size).at(0);
        CHECK(page.text == "The council meets.\nA. Photographer");
        CHECK_FALSE(page.clipped);
        CHECK(runs_with(page, "council").at(0)->px >= legibility_floor(size, {}));
        for (const GlyphRun* run : runs_of(page)) {
            CHECK(run->baseline > size.height * 8 / 10);
            const Color ground = ground_at(page, run->x, run->baseline, {255, 255, 255, 255});
            CHECK(contrast_ratio(relative_luminance(run->color), relative_luminance(ground)) >= 7);
        }
        for (const Gradient& gradient : items_of<Gradient>(page)) CHECK(gradient.area.y > size.height / 2);
    }
}

TEST_CASE("the veil under a caption is only as strong as the picture is light") {
    const auto alpha = [](std::uint8_t lightness) {
        const EvenPicture picture(lightness);
        return items_of<Fill>(picture_alone("Caption", picture.backdrop(), landscape).at(0)).at(0).color.alpha;
    };
    CHECK(alpha(0) == 0);
    CHECK(alpha(90) > 0);
    CHECK(alpha(90) < alpha(255));
}

TEST_CASE("a caption that is a text is set as a text, and none of it is lost") {
    const EvenPicture picture(128);
    const auto pages = picture_alone(sentences(60), picture.backdrop("Credit"), landscape);
    CHECK(pages.size() > 1);
    std::string shown;
    for (const Page& page : pages) {
        CHECK_FALSE(page.clipped);
        shown += page.text;
    }
    CHECK(shown.find("stop0.") != std::string::npos);
    CHECK(shown.find("stop59.") != std::string::npos);
}

TEST_CASE("a long caption is read for as long as it takes") {
    const EvenPicture picture(128);
    const std::string caption = sentences(3);
    const Page page = picture_alone(caption, picture.backdrop(), landscape).at(0);
    CHECK(items_of<Image>(page).size() == 1);
    CHECK(page.dwell == std::max(picture_dwell, reading_time(caption, "en")));
}

TEST_CASE("a picture alone that is not at hand is told in words: its caption, else what it shows") {
    Version version = version_of("en", "", {});
    Statement statement = statement_of({version});
    statement.picture = Picture();
    statement.picture->alt = "The council around a table";
    CHECK(composed({statement, statement.versions[0]}, landscape).at(0).text.rfind("The council around a table", 0) == 0);
    statement.versions[0].summary = "Caption";
    CHECK(composed({statement, statement.versions[0]}, landscape).at(0).text.rfind("Caption", 0) == 0);
}

TEST_CASE("who made the picture stands on it in every layout, legible on whatever it shows, and nowhere without it") {
    const EvenPicture white(255), grey(90);
    for (const Size size : {landscape, portrait, Size{1280, 1024}, Size{3840, 2160}})
        for (const char* language : {"en", "ar"})
            for (const EvenPicture* picture : {&white, &grey}) {
                const Statement statement = statement_of({version_of(language, "Title", {"Text."}), version_of("fr", "Titre", {"Texte."})});
                for (const Version* beside : {static_cast<const Version*>(nullptr), &statement.versions[1]}) {
                    const Page page = composed({statement, statement.versions[0], beside}, size, picture->backdrop("Jane Photographer / EU")).at(0);
                    INFO(size.width << "x" << size.height << " " << language << (beside ? " beside" : ""));
                    CHECK(page.text.find("\nJane Photographer / EU") != std::string::npos);
                    CHECK_FALSE(page.clipped);
                    const auto lightness = grey_of_luminance(picture->cells[0] / 255.0);
                    for (const GlyphRun* run : runs_with(page, "Photographer")) {
                        const Color ground = ground_at(page, run->x, run->baseline, lightness);
                        CHECK(contrast_ratio(relative_luminance(run->color), relative_luminance(ground)) >= 7);
                    }
                }
                CHECK(composed({statement, statement.versions[0]}, size).at(0).text.find("Photographer") == std::string::npos);
            }
}

TEST_CASE("the longest credit that a feed may send stays on the screen, beside the words") {
    const EvenPicture picture(255);
    const std::string credit = sentences(4).substr(0, 256);
    for (const Size size : {landscape, portrait, Size{1280, 720}, Size{640, 480}}) {
        const Statement statement = statement_of({version_of("en", "Title", {sentences(40)})});
        for (const Page& page : composed({statement, statement.versions[0]}, size, picture.backdrop(credit))) CHECK_FALSE(page.clipped);
        CHECK_FALSE(picture_alone("Caption", picture.backdrop(credit), size).at(0).clipped);
    }
}

TEST_CASE("a theme in greys keeps every contrast and no colour") {
    Theme theme;
    const Theme grey = in_grey(theme);
    for (const auto& [color, without] : {std::pair(theme.accent, grey.accent), std::pair(theme.ground_end, grey.ground_end)}) {
        CHECK(without.red == without.blue);
        CHECK(relative_luminance(without) == Approx(relative_luminance(color)).margin(0.005));
    }
}

TEST_CASE("a picture that must be shown whole stands beside the words, in its own shape, cut nowhere and under no word or code") {
    const EvenPicture picture(255);
    for (const Size size : {landscape, portrait, Size{1280, 1024}})
        for (const Rect whole : {Rect{0, 0, 400, 900}, Rect{200, 100, 1500, 500}, Rect{0, 0, 9, 9}})
            for (const char* language : {"en", "ar"}) {
                Statement statement = statement_of({version_of(language, "Title", {sentences(2)}), version_of("fr", "Titre", {"Texte."})});
                statement.versions[0].link = "https://mfa.example/seal";
                Backdrop backdrop = picture.backdrop("A. Photographer");
                backdrop.whole = whole;
                backdrop.still = true;
                for (const Version* beside : {static_cast<const Version*>(nullptr), static_cast<const Version*>(&statement.versions[1])})
                    for (const Page& page : composed({statement, statement.versions[0], beside}, size, backdrop)) {
                        const auto images = items_of<Image>(page);
                        if (beside && images.empty()) continue;  // no room: then nobody is named either
                        INFO(size.width << "x" << size.height << " " << language << (beside ? " beside" : ""));
                        REQUIRE(images.size() == 1);
                        const Rect area = images[0].area;
                        CHECK(images[0].part == whole);
                        CHECK(std::abs(area.width * whole.height - area.height * whole.width) <= std::max(whole.width, whole.height));
                        CHECK((area.x > 0 && area.y > 0 && area.right() < size.width && area.bottom() < size.height));
                        CHECK(area.width * area.height > 0);
                        for (const GlyphRun* run : runs_of(page))
                            CHECK((run->x >= area.right() || run->x + run->advance <= area.x || run->baseline - run->px > area.bottom() || run->baseline < area.y));
                        for (const Code& code : items_of<Code>(page))
                            CHECK((code.area.x >= area.right() || code.area.right() <= area.x || code.area.y >= area.bottom()));
                        CHECK_FALSE(page.clipped);
                        CHECK_FALSE(page.frame.drift);
                    }
            }
}

TEST_CASE("on a portrait screen a text takes more of its picture rather than a second page") {
    const EvenPicture picture(90);
    const auto pages = [&](int count) {
        const Statement statement = statement_of({version_of("en", "Title", {sentences(count)})});
        return composed({statement, statement.versions[0]}, portrait, picture.backdrop());
    };
    int taller = 0;
    for (int count = 1; count < 30; ++count) {
        const auto set = pages(count);
        const bool tall = set.size() == 1 && runs_of(set[0]).front()->baseline < portrait.height * 38 / 100;
        taller += tall ? 1 : 0;
        for (const Page& page : set) CHECK_FALSE(page.clipped);
    }
    CHECK(taller > 0);
}
