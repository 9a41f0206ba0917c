// SPDX-License-Identifier: EUPL-1.2
#include "screen/changed_area.h"

#include <random>

#include "catch.h"

using namespace chancery;

namespace {

Pixels page(Size size, std::uint32_t color = 0xFF000000U) {
    return {size, PixelRows(static_cast<std::size_t>(size.width * size.height), color)};
}

std::uint32_t& at(Pixels& pixels, int x, int y) {
    return pixels.rows[static_cast<std::size_t>(y * pixels.size.width + x)];
}

bool holds(const std::vector<Rect>& areas, int x, int y) {
    for (const Rect& area : areas)
        if (x >= area.x && x < area.right() && y >= area.y && y < area.bottom()) return true;
    return false;
}

}  // namespace

TEST_CASE("a page that did not change has no changed area") {
    CHECK(changed_area(page({100, 100}), page({100, 100})).empty());
}

TEST_CASE("a wholly new page is one rectangle") {
    CHECK(changed_area(page({100, 100}), page({100, 100}, 0xFFFFFFFFU)) == std::vector<Rect>{{0, 0, 100, 100}});
}

TEST_CASE("one changed pixel is a changed area of one pixel") {
    Pixels after = page({100, 100});
    at(after, 37, 71) = 0xFF00FF00U;
    CHECK(changed_area(page({100, 100}), after) == std::vector<Rect>{{37, 71, 1, 1}});
}

TEST_CASE("every changed pixel lies in the changed area, and the areas do not overlap") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        Pixels before = page({90, 130}), after = before;
        for (int i = 0; i < 5; ++i) at(after, static_cast<int>(random() % 90), static_cast<int>(random() % 130)) ^= 0x40U;
        const auto areas = changed_area(before, after);
        for (int y = 0; y < 130; ++y)
            for (int x = 0; x < 90; ++x)
                if (at(before, x, y) != at(after, x, y)) REQUIRE(holds(areas, x, y));
        for (std::size_t i = 1; i < areas.size(); ++i) REQUIRE(areas[i].y >= areas[i - 1].bottom());
    }
}
