// SPDX-License-Identifier: EUPL-1.2
#include "screen/panel.h"

#include <algorithm>

#include "catch.h"

using namespace chancery;

namespace {

Pixels numbered(Size size) {
    Pixels page{size, {}};
    for (int i = 0; i < size.width * size.height; ++i) page.rows.push_back(0xFF000000U | static_cast<std::uint32_t>(i * 7));
    return page;
}

std::uint32_t pixel(const Pixels& page, int x, int y) {
    return page.rows.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(page.size.width) + static_cast<std::size_t>(x));
}

Pixels fitted(const Pixels& page, int turns, const PanelCare& care = {}) {
    Pixels out;
    fit_to_panel(page, turns, care, out);
    return out;
}

// A glass that says what it was given.
class Beneath final : public Glass {
public:
    explicit Beneath(std::vector<Pixels>& seen) : seen_(seen) {}
    Size size() override { return {70, 50}; }
    Status show(const Pixels& page) override { return seen_.push_back(page), Status{}; }
    Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) override {
        seen_ = {from, to, to};
        ground.lay_into(seen_.back());
        return {};
    }
    Status fade(int, int) override { return {}; }
    Status show_part(const Pixels& page, const Rect&) override { return seen_.push_back(page), Status{}; }
    Status paint(const DrawRow&, Rows) override { return {}; }
    Status present() override { return {}; }
    Status again() override { return {}; }
    [[nodiscard]] bool waits_for_display() const override { return false; }

private:
    std::vector<Pixels>& seen_;
};

}  // namespace

TEST_CASE("a page turned by a quarter has its upper left corner at the upper right, and every pixel where it belongs") {
    const Pixels page = numbered({70, 50});  // more than one tile, and no multiple of one
    const Pixels out = fitted(page, 1);
    REQUIRE(out.size == Size{50, 70});
    for (int y = 0; y < 50; ++y)
        for (int x = 0; x < 70; ++x) REQUIRE(pixel(out, 49 - y, x) == pixel(page, x, y));
}

TEST_CASE("four quarters, or two and two, or one and three bring a page back to what it was") {
    const Pixels page = numbered({70, 50});
    CHECK(fitted(fitted(fitted(fitted(page, 1), 1), 1), 1).rows == page.rows);
    CHECK(fitted(fitted(page, 2), 2).rows == page.rows);
    CHECK(fitted(fitted(page, 1), 3).rows == page.rows);
    CHECK(fitted(fitted(page, 1), 1).rows == fitted(page, 2).rows);
}

TEST_CASE("a shifted page draws its edge out, so that no dark border shows") {
    const Pixels page = numbered({70, 50});
    const Pixels out = fitted(page, 0, {2, -3, 100});
    CHECK(pixel(out, 12, 10) == pixel(page, 10, 13));
    CHECK(pixel(out, 0, 10) == pixel(page, 0, 13));
    CHECK(pixel(out, 69, 49) == pixel(page, 67, 49));
}

TEST_CASE("half of the light is a coded value of about 186, and black stays black") {
    Pixels page{{2, 1}, {0xFFFFFFFFU, 0xFF000000U}};
    const Pixels out = fitted(page, 0, {0, 0, 50});
    CHECK(out.rows[0] == 0xFFBABABAU);
    CHECK(out.rows[1] == 0xFF000000U);
}

TEST_CASE("a fade between two ways of care begins with exactly what the panel shows") {
    std::vector<Pixels> seen;
    PanelGlass glass(std::make_unique<Beneath>(seen), 1);
    CHECK(glass.size() == Size{50, 70});
    const Pixels first = numbered({50, 70});
    Pixels second = first;
    second.rows[0] = 0xFFFFFFFFU;
    REQUIRE(glass.show(first).ok());
    const Pixels shown = seen.back();
    glass.care({1, 1, 60});
    REQUIRE(glass.begin_fade(first, second, {}).ok());
    CHECK(seen.at(0).rows == shown.rows);
    CHECK(seen.at(1).rows == fitted(second, 1, {1, 1, 60}).rows);
}

TEST_CASE("a page that needs no fitting is passed on untouched, also after one that did") {
    std::vector<Pixels> seen;
    PanelGlass glass(std::make_unique<Beneath>(seen), 0);
    const Pixels page = numbered({70, 50});
    glass.care({3, 0, 100});
    REQUIRE(glass.show(page).ok());
    const Pixels shifted = seen.back();
    glass.care({});
    REQUIRE(glass.begin_fade(page, page, {}).ok());
    CHECK(seen.at(0).rows == shifted.rows);
    CHECK(seen.at(1).rows == page.rows);
}

TEST_CASE("what lies below the words is turned, moved and dimmed as the page is, and fills no gap between them with what is not there") {
    Frame frame{{50, 70}, {Fill{{0, 0, 50, 70}, {}}, Fill{{8, 10, 12, 5}, {}}, Fill{{30, 40, 9, 20}, {}}}};
    frame.ground = 1;
    const Pixels bare = numbered(frame.size);
    Underlay ground;
    ground.take(frame, bare);
    Pixels page = bare;
    for (const std::size_t item : {1U, 2U}) {
        const Rect area = std::get<Fill>(frame.items[item]).area;
        for (int y = area.y; y < area.bottom(); ++y)
            for (int x = area.x; x < area.right(); ++x) page.rows[static_cast<std::size_t>(y * 50 + x)] = 0xFFFFFFFFU;
    }
    for (int turns = 0; turns < 4; ++turns) {
        std::vector<Pixels> seen;
        PanelGlass glass(std::make_unique<Beneath>(seen), turns);
        const PanelCare care{3, -2, turns % 2 == 0 ? 100 : 70};
        glass.care(care);
        REQUIRE(glass.begin_fade(bare, page, ground).ok());
        CHECK(seen.at(1).rows == fitted(page, turns, care).rows);
        CHECK(seen.at(2).rows == fitted(bare, turns, care).rows);
        glass.care({});
        REQUIRE(glass.begin_fade(page, bare, {}).ok());
        CHECK(seen.at(2).rows == seen.at(1).rows);
    }
}

TEST_CASE("a focus goes with the page: the pixel at it on the panel is the one at it on the page") {
    const Pixels page = numbered({70, 50});
    const PanelCare care{2, -3, 100};
    const Drift drift{20.5 / 70, 10.5 / 50, 60};
    for (int turns = 0; turns < 4; ++turns) {
        const Pixels out = fitted(page, turns, care);
        const Drift there = fit_to_panel(drift, page.size, turns, care);
        CHECK(there.zoom == 60);
        CHECK(pixel(out, static_cast<int>(there.focus_x * out.size.width), static_cast<int>(there.focus_y * out.size.height)) == pixel(page, 20, 10));
    }
}

TEST_CASE("what moves in a page is fitted as that page was, whatever care is told since, and in a plain page it is not") {
    std::vector<Pixels> seen;
    PanelGlass glass(std::make_unique<Beneath>(seen), 1);
    Pixels page = numbered({50, 70});
    page.rows[1234] = 0x30123456;
    glass.care({1, 1, 70});
    REQUIRE(glass.show(page));
    glass.care({5, 0, 100});
    CHECK(glass.shown(page).rows == seen.back().rows);
    CHECK(glass.like_shown(std::make_shared<const Pixels>(page))->rows == seen.back().rows);
    const Pixels upright = fitted(page, 1, {1, 1, 70});
    CHECK(std::count_if(upright.rows.begin(), upright.rows.end(), [](std::uint32_t pixel) { return pixel >> 24 == 0x30; }) == 1);

    PanelGlass plain(std::make_unique<Beneath>(seen), 0);
    REQUIRE(plain.show(page));
    CHECK(&plain.shown(page) == &page);
    CHECK(plain.like_shown({0.3, 0.4, 60}, page.size) == Drift{0.3, 0.4, 60});
}
