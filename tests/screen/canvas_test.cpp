// SPDX-License-Identifier: EUPL-1.2
#include "screen/canvas.h"

#include <algorithm>
#include <cstdlib>

#include "catch.h"

using namespace chancery;

namespace {

std::shared_ptr<const Pixels> picture(Size size, std::uint32_t (*color)(int x, int y)) {
    Pixels pixels{size, {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels.rows.push_back(color(x, y));
    return std::make_shared<const Pixels>(std::move(pixels));
}

PictureLookup always(std::shared_ptr<const Pixels> pixels) {
    return [pixels](const Digest&) { return pixels; };
}

constexpr auto no_pictures_at_all = [](const Digest&) { return nullptr; };
const PictureLookup no_pictures = no_pictures_at_all;

Pixels draw(const Frame& frame, const PictureLookup& pictures = no_pictures, DrawText text = [](Pixels&, const GlyphRun&) {}) {
    Canvas canvas(std::move(text));
    Pixels target;
    canvas.begin(frame, pictures, target);
    while (canvas.draw_next()) {}
    return target;
}

std::uint32_t at(const Pixels& pixels, int x, int y) {
    return pixels.rows.at(static_cast<std::size_t>(y * pixels.size.width + x));
}

int red(std::uint32_t pixel) { return static_cast<int>(pixel >> 16 & 0xFF); }

constexpr Color white{255, 255, 255, 255};
constexpr Color clear_black{0, 0, 0, 0};
constexpr Color black{0, 0, 0, 255};

}  // namespace

TEST_CASE("an empty frame is black, never what was drawn before") {
    Canvas canvas([](Pixels&, const GlyphRun&) {});
    Pixels target;
    canvas.begin({{4, 2}, {Fill{{0, 0, 4, 2}, white}}}, no_pictures, target);
    while (canvas.draw_next()) {}
    CHECK(at(target, 3, 1) == 0xFFFFFFFFU);
    canvas.begin({{4, 2}, {}}, no_pictures, target);
    CHECK_FALSE(canvas.draw_next());
    CHECK(target.rows == PixelRows(8, 0xFF000000U));
}

TEST_CASE("items are laid back to front, and what stands outside the frame is left out") {
    const Pixels out = draw({{10, 10}, {Fill{{-5, -5, 100, 100}, {10, 20, 30, 255}}, Fill{{8, 8, 5, 5}, {200, 0, 0, 255}},
                                        Fill{{50, 50, 5, 5}, white}, Fill{{3, 3, -2, 4}, white}}});
    CHECK(at(out, 0, 0) == 0xFF0A141EU);
    CHECK(at(out, 9, 9) == 0xFFC80000U);
    CHECK(std::count(out.rows.begin(), out.rows.end(), 0xFFC80000U) == 4);
    CHECK(std::count(out.rows.begin(), out.rows.end(), 0xFFFFFFFFU) == 0);
}

TEST_CASE("a half transparent fill is the mean of both colours to within the dither's one step") {
    const Pixels out = draw({{64, 64}, {Fill{{0, 0, 64, 64}, {100, 0, 0, 255}}, Fill{{0, 0, 64, 64}, {200, 0, 0, 128}}}});
    const double exact = 100 + 100 * 128.0 / 255;
    double sum = 0;
    for (const std::uint32_t pixel : out.rows) {
        REQUIRE(std::abs(red(pixel) - exact) <= 1);
        sum += red(pixel);
    }
    CHECK(sum / 4096 == Approx(exact).margin(0.02));
}

TEST_CASE("a gradient runs the way it says and shows no bands") {
    using Toward = Gradient::Toward;
    for (const Toward toward : {Toward::right, Toward::left, Toward::down, Toward::up}) {
        const Pixels out = draw({{256, 256}, {Gradient{{0, 0, 256, 256}, {20, 20, 20, 255}, {40, 40, 40, 255}, toward}}});
        const bool across = toward == Toward::right || toward == Toward::left;
        const bool back = toward == Toward::left || toward == Toward::up;
        double previous = 0;
        for (int i = 0; i < 256; i += 8) {
            double sum = 0;
            for (int j = 0; j < 2048; ++j) sum += red(across ? at(out, i + j % 8, j / 8) : at(out, j / 8, i + j % 8));
            const double mean = sum / 2048;
            const double t = (i + 4) / 256.0, eased = t * t * (3 - 2 * t);
            // Means between two of the 256 steps: what a band would not have.
            REQUIRE(mean == Approx(20 + 20 * (back ? 1 - eased : eased)).margin(0.1));
            if (i > 0) REQUIRE((back ? mean <= previous : mean >= previous));
            previous = mean;
        }
    }
}

TEST_CASE("a gradient into a transparent colour leaves what is under it where it ends") {
    const Pixels out = draw({{8, 100}, {Fill{{0, 0, 8, 100}, {90, 160, 30, 255}}, Gradient{{0, 0, 8, 100}, black, clear_black, Gradient::Toward::down}}});
    CHECK(at(out, 3, 99) == 0xFF5AA01EU);
    CHECK(red(at(out, 3, 0)) <= 1);
}

TEST_CASE("a picture of its area's size is copied bit for bit, also where it stands out of the frame") {
    const auto source = picture({20, 10}, [](int x, int y) { return 0xFF000000U | static_cast<std::uint32_t>(x << 8 | y); });
    const Pixels out = draw({{16, 16}, {Image{{-3, 9, 20, 10}, {}}}}, always(source));
    CHECK(at(out, 0, 9) == at(*source, 3, 0));
    CHECK(at(out, 15, 15) == at(*source, 18, 6));
    CHECK(at(out, 0, 8) == 0xFF000000U);
}

TEST_CASE("a picture of another size covers its area, without distortion and without an edge of the ground") {
    const auto source = picture({200, 100}, [](int x, int) { return x < 100 ? 0xFFFF0000U : 0xFF0000FFU; });
    const Pixels out = draw({{60, 90}, {Fill{{0, 0, 60, 90}, white}, Image{{5, 5, 50, 80}, {}}}}, always(source));
    CHECK(at(out, 5, 5) == 0xFFFF0000U);
    CHECK(at(out, 54, 84) == 0xFF0000FFU);
    CHECK(at(out, 4, 5) == 0xFFFFFFFFU);
    CHECK(at(out, 55, 84) == 0xFFFFFFFFU);
    // The middle of the picture stays the middle of the area.
    CHECK(red(at(out, 28, 40)) > 128);
    CHECK(red(at(out, 31, 40)) < 128);
}

TEST_CASE("a picture that is not at hand leaves the ground") {
    const Pixels out = draw({{4, 4}, {Fill{{0, 0, 4, 4}, {1, 2, 3, 255}}, Image{{0, 0, 4, 4}, {}}}});
    CHECK(out.rows == PixelRows(16, 0xFF010203U));
}

TEST_CASE("text is drawn in its place in the order of the frame") {
    std::vector<std::string> drawn;
    const auto pen = [&](Pixels& target, const GlyphRun& run) {
        drawn.push_back(run.text);
        target.rows[0] = 0xFF123456U;
    };
    GlyphRun first, second;
    first.text = "a";
    second.text = "b";
    const Pixels out = draw({{2, 2}, {first, Fill{{0, 0, 2, 2}, white}, second}}, no_pictures, pen);
    CHECK(drawn == std::vector<std::string>{"a", "b"});
    CHECK(at(out, 0, 0) == 0xFF123456U);
}

TEST_CASE("a full-screen frame is drawn in many small pieces, and any way of cutting gives the same page") {
    const auto source = picture({640, 480}, [](int x, int y) { return 0xFF000000U | static_cast<std::uint32_t>((x * 7 ^ y * 3) & 0xFF) * 0x010101U; });
    const Frame frame{{1920, 1080}, {Image{{0, 0, 1920, 1080}, {}}, Gradient{{0, 540, 1920, 540}, clear_black, black, Gradient::Toward::down}}};
    Canvas canvas([](Pixels&, const GlyphRun&) {});
    Pixels target;
    canvas.begin(frame, always(source), target);
    int pieces = 0;
    while (canvas.draw_next()) ++pieces;
    CHECK(pieces > 10);
    CHECK(at(target, 960, 539) != at(target, 960, 1079));
    CHECK(at(target, 960, 1079) == 0xFF000000U);
}

TEST_CASE("beginning a frame forgets the one that was being drawn") {
    Canvas canvas([](Pixels&, const GlyphRun&) {});
    Pixels target;
    canvas.begin({{1000, 1000}, {Fill{{0, 0, 1000, 1000}, white}}}, no_pictures, target);
    CHECK(canvas.draw_next());
    canvas.begin({{10, 10}, {Fill{{0, 0, 10, 10}, {1, 1, 1, 255}}}}, no_pictures, target);
    while (canvas.draw_next()) {}
    CHECK(target.rows == PixelRows(100, 0xFF010101U));
}

TEST_CASE("of a picture only the part that is asked for is shown, and nothing of what lies around it") {
    Pixels source{{30, 20}, PixelRows(600, 0xFFFF0000U)};
    for (int y = 4; y < 16; ++y) std::fill_n(source.rows.begin() + y * 30 + 10, 12, 0xFF00FF00U);
    for (const int side : {12, 6, 24}) {
        const Pixels out = draw({{40, 40}, {Fill{{0, 0, 40, 40}, white}, Image{{8, 8, side, side}, {}, {10, 4, 12, 12}}}}, always(std::make_shared<const Pixels>(source)));
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x) {
                const bool inside = x >= 8 && x < 8 + side && y >= 8 && y < 8 + side;
                const bool edge = inside && (x == 8 || y == 8 || x == 7 + side || y == 7 + side);
                const std::uint32_t pixel = out.rows[static_cast<std::size_t>(y * 40 + x)];
                if (!inside) CHECK(pixel == 0xFFFFFFFFU);
                else if (!edge) CHECK(pixel == 0xFF00FF00U);
            }
    }
}

TEST_CASE("an emblem covers what it covers, lets through what is transparent, and mixes between") {
    // Over black above, over white below: opaque red, nothing at all, half of green.
    const Pixels emblem{{3, 2}, {0xFFFF0000U, 0xFF000000U, 0xFF008000U, 0xFFFF0000U, 0xFFFFFFFFU, 0xFF7FFF7FU}};
    const Pixels out = draw({{3, 1}, {Fill{{0, 0, 3, 1}, {0, 0, 200, 255}}, Mark{{0, 0, 3, 1}, {}}}}, always(std::make_shared<const Pixels>(emblem)));
    CHECK(out.rows[0] == 0xFFFF0000U);
    CHECK(out.rows[1] == 0xFF0000C8U);
    CHECK(out.rows[2] == 0xFF008064U);
}

TEST_CASE("a ground that is painted straight into the page makes the page that copying it makes, also where it may drift") {
    const Size size{6, 4};
    const auto ground = picture(size, [](int x, int y) { return 0xFF000000U | static_cast<std::uint32_t>(40 * x) << 16 | static_cast<std::uint32_t>(60 * y); });
    const PictureLookup painted(no_pictures_at_all, [&](const Digest&, Pixels& page) {
        REQUIRE(page.size == size);
        page = *ground;
        return true;
    });
    for (const std::optional<Drift> drift : {std::optional<Drift>(), std::optional<Drift>(Drift{})}) {
        Frame frame{size, {Image{{0, 0, 6, 4}, Digest{}}, Fill{{1, 1, 2, 2}, white}}};
        frame.drift = drift;
        frame.ground = 1;
        CHECK(draw(frame, painted).rows == draw(frame, always(ground)).rows);
    }
}

TEST_CASE("a ground that cannot be painted is black, whatever was left in the page, and anything less than a ground is never painted") {
    int asked = 0;
    const PictureLookup spoils(no_pictures_at_all, [&](const Digest&, Pixels& page) {
        ++asked;
        page = *picture({2, 9}, [](int, int) { return 0xFFFFFFFFU; });
        return false;
    });
    Frame frame{{6, 4}, {Image{{0, 0, 6, 4}, Digest{}}}};
    frame.ground = 1;
    const Pixels out = draw(frame, spoils);
    CHECK(out.size == Size{6, 4});
    CHECK(out.rows == PixelRows(24, 0xFF000000U));
    CHECK(asked == 1);
    draw({{6, 4}, {Fill{{0, 0, 6, 4}, black}, Image{{0, 0, 6, 4}, Digest{}}}}, spoils);
    draw({{6, 4}, {Image{{0, 0, 6, 3}, Digest{}}}}, spoils);
    CHECK(asked == 1);
}
