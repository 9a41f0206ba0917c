// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace chancery {

// Pixels, the origin at the top left, y downward.
struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    bool operator==(const Rect&) const = default;
};

// sRGB, not premultiplied; alpha 255 is opaque.
struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Color&) const = default;
};

}  // namespace chancery
