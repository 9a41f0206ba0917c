// SPDX-License-Identifier: EUPL-1.2
#include "screen/grey.h"

#include "catch.h"
#include "layout/contrast.h"

using namespace chancery;

namespace {

Color color_of(std::uint32_t pixel) {
    return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8), static_cast<std::uint8_t>(pixel), 255};
}

std::uint32_t grey_of(std::uint32_t pixel) { return in_grey({{1, 1}, {pixel}}).rows.at(0); }

}  // namespace

TEST_CASE("a picture in grey keeps the luminance of every pixel to a half step") {
    for (std::uint32_t red = 0; red < 256; red += 15)
        for (std::uint32_t green = 0; green < 256; green += 15)
            for (std::uint32_t blue = 0; blue < 256; blue += 15) {
                const std::uint32_t pixel = 0xFF000000U | red << 16 | green << 8 | blue, grey = grey_of(pixel);
                const std::uint32_t value = grey & 255;
                REQUIRE(grey == (0xFF000000U | value * 0x010101U));
                const double wanted = relative_luminance(color_of(pixel));
                const auto at = [](std::uint32_t v) { return relative_luminance(color_of(v * 0x010101U)); };
                if (value > 0) REQUIRE(wanted >= (at(value - 1) + at(value)) / 2 - 0.002);
                if (value < 255) REQUIRE(wanted <= (at(value) + at(value + 1)) / 2 + 0.002);
            }
}

TEST_CASE("what is grey already stays as it is, black and white too") {
    for (std::uint32_t value = 0; value < 256; ++value) CHECK(grey_of(0xFF000000U | value * 0x010101U) == (0xFF000000U | value * 0x010101U));
}

TEST_CASE("saturated colours are weighed in linear light: blue is not black, green is nearly white") {
    CHECK((grey_of(0xFF0000FF) & 255) == 76);   // luma would say 18
    CHECK((grey_of(0xFF00FF00) & 255) == 220);  // luma would say 182
    CHECK((grey_of(0xFFFF0000) & 255) == 127);  // luma would say 54
}

TEST_CASE("a picture without pixels in grey is one without pixels") { CHECK(in_grey({{0, 0}, {}}).rows.empty()); }
