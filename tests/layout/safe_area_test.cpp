// SPDX-License-Identifier: EUPL-1.2
#include "layout/bleed.h"

#include <algorithm>
#include <random>

#include "catch.h"
#include "layout/composed.h"
#include "layout/contrast.h"

using namespace chancery;

namespace {

// 720p to 4K, 4:3 to 21:9, 1:1, and turned.
constexpr std::array<Size, 14> sizes{{{1280, 720}, {1366, 768}, {1920, 1080}, {1920, 1200}, {3840, 2160}, {1024, 768}, {1600, 1200},
                                      {2560, 1080}, {3440, 1440}, {1080, 1080}, {2160, 2160}, {720, 1280}, {1080, 1920}, {2160, 3840}}};

const std::vector<SafeArea> areas{{}, {5, 5, 5, 5}, {0, 10, 3, 0}, {20, 20, 20, 20}};

bool inside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

// Letters by how often they come, in words of every length, some of them very long.
std::string random_words(std::mt19937& random, int count) {
    const std::array<std::string, 9> letters{"e", "a", "n", "i", "t", "ö", "ш", "م", "ช"};
    const std::size_t script = random() % 4;
    std::string text;
    for (int i = 0; i < count; ++i) {
        const int length = static_cast<int>(random() % 40 == 0 ? 30 + random() % 30 : 1 + random() % 12);
        for (int j = 0; j < length; ++j) text += script == 0 ? letters[random() % 6] : script < 3 ? letters[5 + script] : letters[random() % 9];
        text += random() % 12 == 0 ? ". " : " ";
    }
    return text + ".";
}

Version random_version(std::mt19937& random, const std::string& language) {
    Version version = version_of(language, random() % 5 ? random_words(random, static_cast<int>(1 + random() % 18)) : "", {});
    for (std::size_t i = random() % 5; i > 0; --i)
        version.body.push_back({random() % 4 ? Block::Kind::paragraph : Block::Kind::list_item, random_words(random, static_cast<int>(1 + random() % 90)), {}});
    if (random() % 3 == 0) version.summary = random_words(random, static_cast<int>(1 + random() % 20));
    return version;
}

void check_page(const Page& page, Size size, const SafeArea& safe) {
    const Rect whole{0, 0, size.width, size.height}, part = safe_part(size, safe);
    CHECK_FALSE(page.clipped);
    CHECK(page.frame.size == size);
    Rect ground{};
    for (const FrameItem& item : page.frame.items) {
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            CHECK(inside({run->x + 1, run->baseline - run->px / 2, std::max(run->advance - 2, 0), run->px / 2}, part));
        } else if (const auto* fill = std::get_if<Fill>(&item)) {
            CHECK(inside(fill->area, whole));
        } else if (ground == Rect{}) {
            const auto* image = std::get_if<Image>(&item);
            const auto* gradient = std::get_if<Gradient>(&item);
            ground = image ? image->area : gradient ? gradient->area : Rect{};
        }
    }
    CHECK(ground == whole);
}

}  // namespace

TEST_CASE("on every screen and in every safe area no word of a random text stands outside, and the ground fills the screen") {
    constexpr unsigned seed = 20261124;
    std::mt19937 random(seed);
    const EvenPicture picture(90);
    const std::array<std::string, 4> languages{"en", "de", "ar", "th"};
    for (const Size size : sizes)
        for (const SafeArea& safe : areas)
            for (int round = 0; round < 3; ++round) {
                INFO("seed " << seed << ", " << size.width << "x" << size.height << ", safe " << safe.left << " " << safe.top << ", round " << round);
                Statement statement = statement_of({random_version(random, languages[random() % 4]), random_version(random, languages[random() % 4])});
                if (random() % 3 == 0) statement.speaker = Speaker{random_words(random, 2), random_words(random, 4)};
                const Content content{statement, statement.versions[0], random() % 3 == 0 ? &statement.versions[1] : nullptr};
                BlockTypeface typeface;
                Viewport viewport{size, {}, "UTC"};
                viewport.safe = safe;
                const auto backdrop = random() % 2 ? std::optional(picture.backdrop("A. Photographer")) : std::nullopt;
                for (const Page& page : compose(content, backdrop, Theme{}, viewport, typeface)) check_page(page, size, safe);
            }
}

TEST_CASE("a safe area sees the picture beneath it at least as light as it is there") {
    EvenPicture picture(0);
    picture.cells[5 * 32 + 10] = 200;
    const Size screen{1920, 1080};
    const Rect part = safe_part(screen, {5, 5, 5, 5});
    const PartOfBackdrop seen(picture.backdrop(), part, screen);
    // The middle of the light cell, as the part sees it.
    const int column = (1920 * 21 / 64 - part.x) * 32 / part.width, row = (1080 * 11 / 36 - part.y) * 18 / part.height;
    CHECK(seen.backdrop()->luminance[row * 32 + column] == 200);
    CHECK(std::count(picture.cells.begin(), picture.cells.end(), 200) == 1);
}

TEST_CASE("what reaches the edge of the safe area goes on to the screen's, and what does not keeps its size") {
    Frame frame{{80, 60}, {Fill{{0, 50, 80, 10}, {}}, Fill{{10, 10, 20, 2}, {}}}};
    bleed(frame, {10, 20, 80, 60}, {100, 100});
    CHECK(std::get<Fill>(frame.items[0]).area == Rect{0, 70, 100, 30});
    CHECK(std::get<Fill>(frame.items[1]).area == Rect{20, 30, 20, 2});
}

TEST_CASE("in a safe area a picture drifts around the subject that it has on the whole screen") {
    const EvenPicture picture(30);
    const Statement statement = statement_of({version_of("en", "A title", {"A few words."})});
    auto backdrop = picture.backdrop();
    backdrop.focus_x = 0.02, backdrop.focus_y = 0.7;
    Viewport viewport{{1920, 1080}, {}, "UTC"};
    viewport.safe = {5, 10, 0, 3};
    BlockTypeface typeface;
    Theme theme;
    theme.drift = 60;
    const auto pages = compose({statement, statement.versions[0]}, backdrop, theme, viewport, typeface);
    REQUIRE(pages.at(0).frame.drift);
    CHECK(pages[0].frame.drift->focus_x == Approx(0.02));
    CHECK(pages[0].frame.drift->focus_y == Approx(0.7));
}
