// SPDX-License-Identifier: EUPL-1.2
// Pictures that drift on the real screen.
#include <vector>

#include "sdl_screen_kit.h"

using namespace chancery;
using namespace chancery::kit;

namespace {

// A picture that gets lighter to the right, with a word on it.
Frame picture_page() {
    return {size, {Image{{0, 0, size.width, size.height}, {}}, Fill{{100, 50, 40, 20}, {1, 2, 3, 255}}}, Drift{0.5, 0.5, 60}};
}

PictureLookup slope() {
    Pixels pixels{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels.rows.push_back(0xFF000000U | static_cast<std::uint32_t>(x * 255 / size.width) * 0x010101U);
    return [shared = std::make_shared<const Pixels>(std::move(pixels))](const Digest&) { return shared; };
}

OpenScreen open_with_picture(const Clock& clock, bool gl = false) {
    auto screen = open(clock, gl);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present({}).ok());
    return screen;
}

std::vector<std::uint32_t> row_on_glass(int y) {
    std::vector<std::uint32_t> row;
    for (int x = 0; x < size.width; ++x) row.push_back(on_glass(x, y));
    return row;
}

}  // namespace

TEST_CASE("a picture drifts at sixty frames a second below words that stand still, and then rests") {
    for (const bool gl : {false, true}) {
        const HastyClock clock(Duration(8));
        const auto screen = open_with_picture(clock, gl);
        screen->move(Duration(10'000), DriftEnd::moved, slope());
        const std::uint32_t edge = on_glass(319, 90);
        CHECK(wait(*screen, Duration(9'950)) == Screen::Event::none);
        CHECK(screen->presented() > 500);
        CHECK(screen->presented() < (gl ? 626 : 602));  // a graphics processor keeps the display's own rhythm: here, each reading
        CHECK(on_glass(110, 55) == 0x010203U);
        CHECK((on_glass(319, 90) & 0xFFU) + 3 < (edge & 0xFFU));
        CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
        const unsigned long shown = screen->presented();
        CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
        CHECK(screen->presented() == shown);
    }
}

TEST_CASE("a fade begins from the picture where it has drifted to, and what is shown again is that too") {
    const HastyClock clock(Duration(8));
    const auto screen = open_with_picture(clock);
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    const std::uint32_t moved = on_glass(319, 90);
    REQUIRE(screen->show_again().ok());
    CHECK(on_glass(319, 90) == moved);
    screen->prepare(picture_page(), slope());
    REQUIRE(screen->present(Duration(1000)).ok());
    CHECK(wait(*screen, Duration(100)) == Screen::Event::none);
    CHECK((on_glass(319, 90) & 0xFFU) >= (moved & 0xFFU));
    CHECK((on_glass(319, 90) & 0xFFU) <= (moved & 0xFFU) + 2);
}

TEST_CASE("a drift that comes back to rest ends with the page as it was drawn") {
    const HastyClock clock(Duration(8));
    const auto screen = open_with_picture(clock);
    const std::vector<std::uint32_t> before = row_on_glass(60);
    screen->move(Duration(6'000), DriftEnd::at_rest, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    CHECK(row_on_glass(60) == before);
}

TEST_CASE("a picture that rests away from where it was drawn does not move again, nor leave a ghost") {
    const HastyClock clock(Duration(8));
    const auto screen = open_with_picture(clock);
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(6'050)) == Screen::Event::none);
    const unsigned long shown = screen->presented();
    const std::vector<std::uint32_t> moved = row_on_glass(20);
    screen->move(Duration(6'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
    CHECK(row_on_glass(20) == moved);
    CHECK(screen->presented() == shown);
}

TEST_CASE("a device that is too slow for the drift rests after a moment, and is left alone for a while") {
    const HastyClock clock(Duration(45));
    const auto screen = open_with_picture(clock);
    screen->move(Duration(20'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(700)) == Screen::Event::none);
    CHECK(screen->presented() < 12);
    const unsigned long shown = screen->presented();
    screen->move(Duration(20'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(700)) == Screen::Event::none);
    CHECK(screen->presented() == shown);
}

TEST_CASE("a page that may not drift does not, whoever asks") {
    const HastyClock clock(Duration(8));
    const auto screen = open(clock);
    screen->move(Duration(9'000), DriftEnd::moved, slope());
    Frame page = picture_page();
    page.drift.reset();
    screen->prepare(page, slope());
    REQUIRE(screen->present({}).ok());
    screen->move(Duration(9'000), DriftEnd::moved, slope());
    CHECK(wait(*screen, Duration(40)) == Screen::Event::none);
    CHECK(screen->presented() == 1);
}
