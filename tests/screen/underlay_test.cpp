// SPDX-License-Identifier: EUPL-1.2
#include "screen/underlay.h"

#include <cmath>

#include "catch.h"

using namespace chancery;

namespace {

Pixels plain(Size size, std::uint32_t pixel) { return {size, PixelRows(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), pixel)}; }

// A ground, and two things upon it of which each row has one or both.
Frame frame_of(Size size) {
    Frame frame{size, {Fill{{0, 0, size.width, size.height}, {1, 2, 3, 255}}, Fill{{10, 5, 20, 10}, {}}, Fill{{50, 10, 100, 10}, {}}}};
    frame.ground = 1;
    return frame;
}

double light_of(int weight) { return weight / 256.0; }

}  // namespace

TEST_CASE("what lies below the words is kept of each row from the first of them to the last, and nothing where there are none") {
    Underlay ground;
    CHECK(ground.empty());
    ground.take(frame_of({80, 30}), plain({80, 30}, 0xFF102030U));
    CHECK_FALSE(ground.empty());
    CHECK(ground.row(4).width == 0);
    CHECK(ground.row(5).x == 10);
    CHECK(ground.row(5).width == 20);
    CHECK(ground.row(12).x == 10);
    CHECK(ground.row(12).width == 70);  // to the screen's edge
    CHECK(ground.row(19).x == 50);
    CHECK(ground.row(20).width == 0);
    CHECK(ground.row(30).width == 0);
    CHECK(ground.row(19).pixels[29] == 0xFF102030U);
}

TEST_CASE("a page with its ground laid over its words has none, and keeps what is beside them") {
    Pixels page = plain({80, 30}, 0xFF102030U);
    Underlay ground;
    ground.take(frame_of(page.size), page);
    const Pixels bare = page;
    for (int y = 5; y < 15; ++y)
        for (int x = 10; x < 30; ++x) page.rows[static_cast<std::size_t>(y * 80 + x)] = 0xFFFFFFFFU;
    page.rows[0] = 0xFFABCDEFU;
    ground.lay_into(page);
    CHECK(page.rows[0] == 0xFFABCDEFU);
    page.rows[0] = bare.rows[0];
    CHECK(page.rows == bare.rows);
}

TEST_CASE("words come in after their ground, are whole when the fade ends, and never leave the screen without any") {
    for (const int fade : {100, 400, 1000, 2200, 5000})
        for (const int reveal : {1, 150, 500, 600, 2000}) {
            int before = 0;
            for (int at = 0; at <= fade; ++at) {
                const int words = words_weight(Duration(at), Duration(fade), Duration(reveal));
                REQUIRE(words >= before);
                before = words;
                const double ground = static_cast<double>(at) / fade, old_words = 1 - ground, new_words = ground * light_of(words);
                REQUIRE(old_words + new_words >= 0.49);
                if (at < fade / 3) REQUIRE(words == 0);
            }
            CHECK(before == 256);
        }
}

TEST_CASE("without a reveal the words are as far as the page") {
    for (int at = 0; at <= 1000; at += 10) CHECK(words_weight(Duration(at), Duration(1000), Duration(0)) == 256);
}
