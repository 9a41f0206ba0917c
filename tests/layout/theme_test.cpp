// SPDX-License-Identifier: EUPL-1.2
#include "layout/theme.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"

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
