// SPDX-License-Identifier: EUPL-1.2
#include "screen/moving_picture.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.h"
#include "screen/canvas.h"
#include "screen/drift_loops.h"

using namespace chancery;

namespace {

std::shared_ptr<const Pixels> smooth(Size size) {
    Pixels pixels{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto wave = [](double at) { return static_cast<std::uint32_t>(128 + 100 * std::sin(at)); };
            pixels.rows.push_back(0xFF000000U | wave(x * 0.11) << 16 | wave(y * 0.07) << 8 | wave((x + y) * 0.05));
        }
    return std::make_shared<const Pixels>(std::move(pixels));
}

// A picture with a veil on its left and letters, here a block, on that.
Frame page_of(Size size, const Drift& drift) {
    return {size, {Image{{0, 0, size.width, size.height}, {}}, Fill{{0, 0, size.width / 2, size.height}, {8, 14, 24, 150}},
                   Gradient{{size.width / 2, 0, size.width / 4, size.height}, {8, 14, 24, 150}, {8, 14, 24, 0}, Gradient::Toward::right},
                   Fill{{10, 10, 20, 6}, {240, 240, 240, 255}}}, drift};
}

Pixels draw(const Frame& frame, const std::shared_ptr<const Pixels>& picture) {
    Canvas canvas([](Pixels&, const GlyphRun&) {});
    Pixels page;
    canvas.begin(frame, [&](const Digest&) { return picture; }, page);
    while (canvas.draw_next()) {}
    REQUIRE(canvas.can_drift());
    return page;
}

Pixels moved(Pixels page, const std::shared_ptr<const Pixels>& picture, const Drift& drift, double scale) {
    MovingPicture moving(page, picture, drift);
    moving.grow(scale);
    moving.come_to_rest();
    return page;
}

int octet(std::uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 0xFF); }

int difference(std::uint32_t a, std::uint32_t b) {
    int most = 0;
    for (const int shift : {0, 8, 16}) most = std::max(most, std::abs(octet(a, shift) - octet(b, shift)));
    return most;
}

std::uint32_t at(const Pixels& pixels, int x, int y) { return pixels.rows.at(static_cast<std::size_t>(y * pixels.size.width + x)); }

constexpr Drift drift{0.7, 0.4, 60};

}  // namespace

TEST_CASE("a picture that has not moved gives the page as it was drawn, pixel for pixel") {
    for (const Size size : {Size{320, 180}, Size{203, 57}, Size{1, 1}}) {
        const auto picture = smooth(size);
        const Pixels page = draw(page_of(size, drift), picture);
        CHECK(moved(page, picture, drift, 1).rows == page.rows);
    }
}

TEST_CASE("a still canvas says in no pixel that a picture is seen through it, and draws the same colours") {
    const auto picture = smooth({320, 180});
    Frame still = page_of({320, 180}, drift);
    const Pixels moving = draw(still, picture);
    still.drift.reset();
    Canvas canvas([](Pixels&, const GlyphRun&) {});
    Pixels page;
    canvas.begin(still, [&](const Digest&) { return picture; }, page);
    while (canvas.draw_next()) {}
    CHECK_FALSE(canvas.can_drift());
    for (std::size_t i = 0; i < page.rows.size(); ++i) REQUIRE(page.rows[i] == (moving.rows[i] | 0xFF000000U));
    CHECK(octet(at(moving, 319, 90), 24) == 0);
    CHECK(octet(at(moving, 15, 12), 24) == 255);
    CHECK(std::abs(octet(at(moving, 100, 90), 24) - 150) <= 1);
}

TEST_CASE("what covers the picture never moves, and the point of the drift keeps its place") {
    const auto picture = smooth({400, 200});
    const Pixels page = draw(page_of({400, 200}, drift), picture), later = moved(page, picture, drift, 1.06);
    for (int y = 10; y < 16; ++y)
        for (int x = 10; x < 30; ++x) REQUIRE(at(later, x, y) == at(page, x, y));
    CHECK(difference(at(later, 280, 80), at(page, 280, 80)) <= 3);
    CHECK(difference(at(later, 399, 199), at(page, 399, 199)) > 10);
}

TEST_CASE("the picture grows as a continuous one would") {
    const Size size{400, 200};
    const auto picture = smooth(size);
    const Pixels page = draw({size, {Image{{0, 0, 400, 200}, {}}}, drift}, picture);
    for (const double scale : {1.003, 1.02, 1.06, 1.1, 1.15}) {
        const Pixels later = moved(page, picture, drift, scale);
        for (int y = 3; y < 197; ++y)
            for (int x = 3; x < 397; ++x) {
                const double from_x = 280 + (x + 0.5 - 280) / scale - 0.5, from_y = 80 + (y + 0.5 - 80) / scale - 0.5;
                REQUIRE(std::abs(octet(at(later, x, y), 16) - (128 + 100 * std::sin(from_x * 0.11))) <= 2.5);
                REQUIRE(std::abs(octet(at(later, x, y), 8) - (128 + 100 * std::sin(from_y * 0.07))) <= 2.5);
            }
    }
}

TEST_CASE("an even picture stays even, to the edges, and sharp edges neither wrap nor leave the range") {
    const Size size{123, 45};
    const Pixels even{size, PixelRows(123 * 45, 0xFF4080FEU)};
    const auto picture = std::make_shared<const Pixels>(even);
    Pixels page = draw({size, {Image{{0, 0, 123, 45}, {}}}, drift}, picture);
    for (std::uint32_t& pixel : page.rows) REQUIRE((pixel & 0xFFFFFFU) == 0x4080FEU);
    for (const std::uint32_t pixel : moved(page, picture, drift, 1.0731).rows) REQUIRE((pixel & 0xFFFFFFU) == 0x4080FEU);
    Pixels checks = even;
    for (int i = 0; i < 123 * 45; ++i) checks.rows[static_cast<std::size_t>(i)] = i / 7 % 2 == 0 ? 0xFFFFFFFFU : 0xFF000000U;
    const auto board = std::make_shared<const Pixels>(checks);
    const Pixels later = moved(draw({size, {Image{{0, 0, 123, 45}, {}}}, drift}, board), board, drift, 1.05);
    // Grey in, grey out: no octet leaks into its neighbour.
    for (const std::uint32_t pixel : later.rows) REQUIRE((octet(pixel, 0) == octet(pixel, 8) && octet(pixel, 8) == octet(pixel, 16)));
}

TEST_CASE("a slow drift never jumps: from frame to frame no pixel of a smooth picture changes by much") {
    const Size size{300, 100};
    const auto picture = smooth(size);
    Pixels page = draw({size, {Image{{0, 0, 300, 100}, {}}}, drift}, picture);
    MovingPicture moving(page, picture, drift);
    PixelRows row(300), before(picture->rows.begin() + 300 * 90, picture->rows.begin() + 300 * 91);
    for (int frame = 1; frame < 600; ++frame) {
        moving.grow(1 + 0.04 * frame / 600);
        moving.draw_row(90, row.data());
        for (std::size_t x = 0; x < 300; ++x) REQUIRE(difference(row[x], before[x]) <= 2);
        before = row;
    }
}

TEST_CASE("narrow and wide loops draw the same moved rows") {
    std::mt19937 random(3);
    const auto row = [&] {
        std::vector<std::uint32_t> pixels(32);
        for (std::uint32_t& pixel : pixels) pixel = static_cast<std::uint32_t>(random());
        return pixels;
    };
    const auto a = row(), b = row(), c = row(), d = row(), veil = row();
    const std::uint32_t* const rows[4] = {a.data(), b.data(), c.data(), d.data()};
    const std::uint16_t weights[4] = {static_cast<std::uint16_t>(-8), 72, 72, static_cast<std::uint16_t>(-8)};
    std::vector<std::uint32_t> narrow(32), wide(32);
    veil_row<Lanes16>(rows, weights, veil.data(), narrow.data(), 32);
    if (has_wide_loops()) veil_row_wide(rows, weights, veil.data(), wide.data(), 32);
    CHECK((!has_wide_loops() || narrow == wide));
}
