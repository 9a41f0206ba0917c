// SPDX-License-Identifier: EUPL-1.2
#include "layout/theme.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "layout/composed.h"
#include "layout/contrast.h"

using namespace chancery;

TEST_CASE("of a theme's inks and grounds the pair that stands out least is named first") {
    Theme theme;
    CHECK(contrasts_of(theme).size() == 9);
    CHECK(contrasts_of(theme).front().ratio >= good_contrast);
    theme.quiet = {110, 118, 130, 255};
    const ThemeContrast least = contrasts_of(theme).front();
    CHECK(least.ink == "quiet");
    CHECK(least.ground == "ground_end");
    CHECK(least.ratio < least_contrast);
}

TEST_CASE("an ink between the two ends of the ground is seen nowhere for sure") {
    Theme theme;
    theme.ground = {0, 0, 0, 255};
    theme.ground_end = {200, 200, 200, 255};
    theme.text = {140, 140, 140, 255};
    CHECK(contrasts_of(theme).front().ratio == 1);
    CHECK(contrasts_of(theme).front().ink == "text");
}

TEST_CASE("every theme that comes with the program has seven to one everywhere") {
    int themes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(CHANCERY_SOURCE_DIR) + "/assets/themes")) {
        std::ifstream in(entry.path());
        std::stringstream text;
        text << in.rdbuf();
        const auto theme = read_theme(text.str(), entry.path().string());
        REQUIRE(theme.ok());
        INFO(entry.path().string());
        CHECK(contrasts_of(*theme).front().ratio >= good_contrast);
        ++themes;
    }
    CHECK(themes >= 4);
}

TEST_CASE("an emblem stands at the foot where lines begin, under no word, in its shape, and condolences go without") {
    const EvenPicture picture(90);
    Theme theme;
    for (const Size shape : {Size{400, 400}, Size{1000, 200}, Size{100, 900}})
        for (const Size size : {Size{1920, 1080}, Size{1080, 1920}})
            for (const char* language : {"en", "ar"}) {
                theme.emblem = Emblem{sha256("emblem"), shape};
                Statement statement = statement_of({version_of(language, "Title", {sentences(3)}), version_of("fr", "Titre", {"Texte."})});
                statement.versions[0].link = "https://mfa.example/emblem";
                BlockTypeface typeface;
                for (const Version* beside : {static_cast<const Version*>(nullptr), static_cast<const Version*>(&statement.versions[1])})
                    for (const Page& page : compose({statement, statement.versions[0], beside}, picture.backdrop("A. Photographer"), theme, {size, {}, "UTC"}, typeface)) {
                        const auto marks = items_of<Mark>(page);
                        REQUIRE(marks.size() == 1);
                        const Rect area = marks[0].area;
                        CHECK(std::abs(area.width * shape.height - area.height * shape.width) <= std::max(shape.width, shape.height));
                        CHECK((std::string(language) == "ar" ? area.right() > size.width * 3 / 4 : area.x < size.width / 4));
                        for (const GlyphRun* run : runs_of(page))
                            CHECK((run->x >= area.right() || run->x + run->advance <= area.x || run->baseline <= area.y || run->baseline - run->px > area.bottom()));
                        for (const Code& code : items_of<Code>(page)) CHECK((code.area.x >= area.right() || code.area.right() <= area.x || code.area.bottom() <= area.y));
                        CHECK_FALSE(page.clipped);
                    }
                statement.kind = Statement::Kind::condolence;
                CHECK(items_of<Mark>(compose({statement, statement.versions[0]}, std::nullopt, theme, {size, {}, "UTC"}, typeface).at(0)).empty());
            }
}

TEST_CASE("a colour with an opacity of its own is refused, for no contrast could be told of it") {
    const auto theme = read_theme(R"({"text": "#ffffff10"})", "house.json");
    REQUIRE_FALSE(theme.ok());
    CHECK(theme.error().message.find("house.json:1:10") != std::string::npos);
}

TEST_CASE("a theme names the families of titles and of all else, and misspells neither key unnoticed") {
    const auto theme = read_theme(R"({"families": {"title": "EB Garamond", "text": "Source Sans 3"}})", "house.json");
    REQUIRE(theme.ok());
    CHECK(theme->title_family == "EB Garamond");
    CHECK(theme->text_family == "Source Sans 3");
    CHECK_FALSE(read_theme(R"({"families": {"titel": "EB Garamond"}})", "house.json").ok());
}

TEST_CASE("art lies under an even veil wherever words have no picture, but not under condolences") {
    const EvenPicture picture(200);
    Theme theme;
    theme.art = Art{sha256("art"), std::vector<std::uint8_t>(art_columns * art_rows, 200)};
    Statement statement = statement_of({version_of("en", "Title", {sentences(3)})});
    BlockTypeface typeface;
    const auto first = [&](const std::optional<Backdrop>& backdrop) { return compose({statement, statement.versions[0]}, backdrop, theme, {{1920, 1080}, {}, "UTC"}, typeface).at(0); };
    const Page page = first(std::nullopt);
    REQUIRE(items_of<Image>(page).size() == 1);
    CHECK(items_of<Image>(page)[0].original == sha256("art"));
    const Fill veil = items_of<Fill>(page).at(0);
    CHECK(veil.area == Rect{0, 0, 1920, 1080});
    for (const Color& ink : {theme.title, theme.text, theme.quiet})
        CHECK(contrast_ratio(relative_luminance(ink), relative_luminance(blend(veil.color, veil.color.alpha, grey_of_luminance(200 / 255.0)))) >= good_contrast);
    CHECK(items_of<Image>(first(picture.backdrop())).at(0).original != sha256("art"));
    statement.kind = Statement::Kind::condolence;
    CHECK(items_of<Image>(first(std::nullopt)).empty());
}
