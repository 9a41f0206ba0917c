// SPDX-License-Identifier: EUPL-1.2
#include "picture/prepare.h"

#include <cmath>
#include <cstdlib>

#include "catch.h"
#include "fakes/made_pictures.h"

using namespace chancery;

namespace {

constexpr Size screen{160, 90};

Pixels prepared(BytesView foreign, const PrepareRequest& request = {screen}) {
    const Result<Bytes> stored = prepare(foreign, request);
    INFO((stored.ok() ? "" : stored.error().message));
    REQUIRE(stored.ok());
    Result<Prepared> read = read_prepared(*stored);
    REQUIRE(read.ok());
    CHECK(read->pixels.size == request.screen);
    return std::move(read->pixels);
}

std::uint32_t at(const Pixels& pixels, double x, double y) {
    const auto column = static_cast<std::size_t>(x * pixels.size.width), row = static_cast<std::size_t>(y * pixels.size.height);
    return pixels.rows.at(row * static_cast<std::size_t>(pixels.size.width) + column);
}

// Within what the stored form's compression may change.
bool near(std::uint32_t a, std::uint32_t b, int margin = 8) {
    for (const int shift : {0, 8, 16, 24})
        if (std::abs(static_cast<int>(a >> shift & 0xFF) - static_cast<int>(b >> shift & 0xFF)) > margin) return false;
    return true;
}

char quarter(std::uint32_t pixel) {
    if (near(pixel, 0xFFFF0000U, 20)) return 'r';
    if (near(pixel, 0xFF00FF00U, 20)) return 'g';
    if (near(pixel, 0xFF0000FFU, 20)) return 'b';
    return near(pixel, 0xFFFFFFFFU, 20) ? 'w' : '?';
}

std::string corners(const Pixels& pixels) {
    return {quarter(at(pixels, 0.1, 0.1)), quarter(at(pixels, 0.9, 0.1)), quarter(at(pixels, 0.1, 0.9)), quarter(at(pixels, 0.9, 0.9))};
}

ErrorKind kind_of(BytesView foreign) {
    const Result<Bytes> stored = prepare(foreign, {screen});
    REQUIRE_FALSE(stored.ok());
    CHECK(stored.error().message.size() > 15);
    return stored.error().kind;
}

}  // namespace

TEST_CASE("JPEG, PNG and WebP fill the screen, in every form that publishers use") {
    constexpr Size size{320, 180};
    const Paint paint = quarters(size);
    CHECK(corners(prepared(make_jpeg(size, paint))) == "rgbw");
    CHECK(corners(prepared(make_jpeg(size, paint, {.progressive = true}))) == "rgbw");
    CHECK(corners(prepared(make_jpeg(size, paint, {.inks = true}))) == "rgbw");
    CHECK(corners(prepared(make_png(size, paint))) == "rgbw");
    CHECK(corners(prepared(make_png(size, paint, {.alpha = true}))) == "rgbw");
    CHECK(corners(prepared(make_png(size, paint, {.interlaced = true}))) == "rgbw");
    CHECK(corners(prepared(make_png(size, paint, {.sixteen_bits = true}))) == "rgbw");
    CHECK(corners(prepared(make_webp(size, paint))) == "rgbw");
    CHECK(corners(prepared(make_webp(size, paint, true))) == "rgbw");
}

TEST_CASE("a grey JPEG stays grey") {
    const Pixels out = prepared(make_jpeg({320, 180}, [](int x, int) { return x < 160 ? 0xFF404040U : 0xFFC0C0C0U; }, {.grey = true}));
    CHECK(near(at(out, 0.2, 0.5), 0xFF404040U));
    CHECK(near(at(out, 0.8, 0.5), 0xFFC0C0C0U));
}

TEST_CASE("each of the eight EXIF orientations stands upright") {
    // The picture as it must look is "rgbw"; stored is what a camera would have written under each value.
    const std::vector<std::string> stored_as{"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "gwrb", "wgbr", "brwg"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const Size size = orientation < 5 ? Size{320, 180} : Size{180, 320};
        const std::string& order = stored_as[static_cast<std::size_t>(orientation - 1)];
        const Paint paint = [&](int x, int y) {
            const std::size_t place = (x < size.width / 2 ? 0U : 1U) + (y < size.height / 2 ? 0U : 2U);
            switch (order[place]) {
                case 'r': return 0xFFFF0000U;
                case 'g': return 0xFF00FF00U;
                case 'b': return 0xFF0000FFU;
                default: return 0xFFFFFFFFU;
            }
        };
        INFO(orientation);
        CHECK(corners(prepared(make_jpeg(size, paint, {.orientation = orientation}))) == "rgbw");
    }
}

TEST_CASE("the focus point stays in the picture, also when it is turned") {
    // A wide picture whose only mark is near its right end.
    const Paint mark = [](int x, int y) { return x > 225 && x < 240 && y > 40 && y < 60 ? 0xFFFF0000U : 0xFF202020U; };
    const Bytes wide = make_jpeg({250, 100}, mark);
    const auto has_mark = [](const Pixels& pixels) {
        for (const std::uint32_t pixel : pixels.rows)
            if (near(pixel, 0xFFFF0000U, 60)) return true;
        return false;
    };
    CHECK(has_mark(prepared(wide, {screen, 0.87, 0.5})));
    CHECK_FALSE(has_mark(prepared(wide, {screen, 0.1, 0.5})));
    CHECK_FALSE(has_mark(prepared(wide, {screen, 0.4, 0.5})));
    // Turned by 90 degrees clockwise the mark is near the lower end.
    const Bytes turned = make_jpeg({250, 100}, mark, {.orientation = 6});
    CHECK(has_mark(prepared(turned, {{90, 160}, 0.5, 0.87})));
    CHECK_FALSE(has_mark(prepared(turned, {{90, 160}, 0.5, 0.13})));
    // A focus that lies is taken to the edge.
    CHECK(prepared(wide, {screen, 7, -3}).rows.size() == 160 * 90);
}

TEST_CASE("a picture that must not be cropped is whole, on a darker ground of itself") {
    const Bytes tall = make_jpeg({200, 400}, [](int, int) { return 0xFFC0A080U; });
    const Pixels out = prepared(tall, {screen, 0.5, 0.5, true});
    CHECK(near(at(out, 0.5, 0.01), 0xFFC0A080U));
    CHECK(near(at(out, 0.5, 0.99), 0xFFC0A080U));
    const std::uint32_t ground = at(out, 0.05, 0.5);
    CHECK((ground >> 16 & 0xFF) < 0x60);
    CHECK((ground >> 16 & 0xFF) > 0x20);
    CHECK(near(ground, at(out, 0.95, 0.5)));
    CHECK(corners(prepared(make_png({90, 90}, quarters({90, 90})), {{90, 90}, 0.5, 0.5, true})) == "rgbw");
}

TEST_CASE("a photograph of which a screen of the other shape would keep less than half is shown whole, and a theme's art fills it") {
    const Bytes tall = make_jpeg({200, 300}, quarters({200, 300})), wide = make_jpeg({300, 200}, quarters({300, 200}));
    const auto whole = [](const Bytes& picture, Size on) { return read_prepared(*prepare(picture, {on}))->whole; };
    CHECK(whole(tall, {160, 90}));
    CHECK(whole(wide, {90, 160}));
    CHECK_FALSE(whole(tall, {90, 160}));
    CHECK_FALSE(whole(wide, {160, 90}));
    CHECK_FALSE(whole(wide, {100, 100}));
    CHECK(corners(prepared(tall, {{160, 90}})) != "rgbw");
    CHECK(corners(prepared(tall, {.screen = {160, 90}, .fills = true})) == "rgbw");
}

TEST_CASE("transparent parts stand on a neutral ground on which black and white are both seen") {
    const auto half = [](std::uint32_t ink) { return [ink](int x, int) { return x < 80 ? 0xFF000000U | ink : 0x00000000U; }; };
    for (const std::uint32_t ink : {0x000000U, 0xFFFFFFU}) {
        const Pixels out = prepared(make_png({160, 90}, half(ink), {.alpha = true}));
        CHECK(near(at(out, 0.2, 0.5), 0xFF000000U | ink));
        CHECK(near(at(out, 0.8, 0.5), 0xFF80848AU));
    }
    CHECK(near(at(prepared(make_webp({160, 90}, half(0), true)), 0.8, 0.5), 0xFF80848AU));
}

TEST_CASE("a large picture made small keeps its colours and shows no pattern that was not there") {
    // A checkerboard of single pixels is an even grey from afar.
    const Pixels out = prepared(make_png({1600, 900}, [](int x, int y) { return (x + y) % 2 ? 0xFFFFFFFFU : 0xFF000000U; }));
    for (const std::uint32_t pixel : out.rows) REQUIRE(near(pixel, 0xFF808080U, 6));
}

TEST_CASE("a picture of the screen's size is not changed but for the stored form's compression") {
    const Paint paint = scenery(screen);
    const Pixels out = prepared(make_png(screen, paint));
    for (int y = 0; y < screen.height; ++y)
        for (int x = 0; x < screen.width; ++x)
            REQUIRE(near(out.rows[static_cast<std::size_t>(y * screen.width + x)], paint(x, y), 24));
}

TEST_CASE("what is no picture is refused by name, whatever it calls itself") {
    CHECK(kind_of("") == ErrorKind::unsupported);
    CHECK(kind_of("<html>Please log in</html>") == ErrorKind::unsupported);
    CHECK(kind_of("GIF89a............") == ErrorKind::unsupported);
    CHECK(kind_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == ErrorKind::unsupported);
    CHECK(kind_of("\xFF\xD8\xFF") == ErrorKind::corrupt);
    CHECK(kind_of("\x89PNG\r\n\x1A\n") == ErrorKind::corrupt);
    CHECK(kind_of(BytesView("RIFF\0\0\0\0WEBP", 12)) == ErrorKind::corrupt);
}

TEST_CASE("a picture that claims to be huge is refused before it is decoded") {
    CHECK(kind_of(make_png_header({10000, 10000})) == ErrorKind::refused);
    CHECK(kind_of(make_png_header({16384, 16384})) == ErrorKind::refused);
    CHECK(prepare(make_png_header({100000, 10}), {screen}).ok() == false);
}

TEST_CASE("a picture that ends too early is damaged, not half shown") {
    for (const Bytes& whole : {make_jpeg({320, 180}, scenery({320, 180})), make_jpeg({320, 180}, scenery({320, 180}), {.progressive = true}),
                               make_png({320, 180}, scenery({320, 180})), make_webp({320, 180}, scenery({320, 180}))})
        for (const double part : {0.1, 0.5, 0.9}) {
            const auto length = static_cast<std::size_t>(static_cast<double>(whole.size()) * part);
            CHECK(kind_of(BytesView(whole).substr(0, length)) == ErrorKind::corrupt);
        }
}

TEST_CASE("a screen without a size, or larger than any, is refused") {
    const Bytes picture = make_png({2, 2}, quarters({2, 2}));
    for (const Size size : {Size{0, 10}, Size{10, -1}, Size{7681, 4320}}) CHECK_FALSE(prepare(picture, {size}).ok());
    CHECK(prepared(picture, {{1, 1}}).rows.size() == 1);
    CHECK(prepared(make_png({1, 1}, quarters({1, 1})), {{333, 7}, 0.5, 0.5, true}).rows.size() == 333 * 7);
}

TEST_CASE("the luminance map tells dark cells from light ones and never calls a light one dark") {
    const Result<Bytes> stored = prepare(make_png({640, 360}, [](int x, int) { return x < 320 ? 0xFF101010U : 0xFFFFFFFFU; }), {{640, 360}});
    REQUIRE(stored.ok());
    const Result<Prepared> read = read_prepared(*stored);
    REQUIRE(read.ok());
    const auto& cells = read->luminance.cells;
    for (int row = 0; row < LuminanceMap::rows; ++row)
        for (int column = 0; column < LuminanceMap::columns; ++column) {
            const int cell = cells[static_cast<std::size_t>(row * LuminanceMap::columns + column)];
            if (column < 16)
                CHECK(cell <= 4);
            else
                CHECK(cell == 255);
        }
}
