// SPDX-License-Identifier: EUPL-1.2
#include "screen/shade.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace chancery {

namespace {

constexpr int block = 8;
using Thresholds = std::array<std::uint32_t, block>;

// Row y of Bayer's matrix, centred in steps of 1/64 of the last place that is kept.
Thresholds thresholds(int y) {
    Thresholds row{};
    for (unsigned x = 0; x < block; ++x) {
        const unsigned a = x ^ static_cast<unsigned>(y), b = static_cast<unsigned>(y);
        const unsigned value = (a & 1) << 5 | (b & 1) << 4 | (a & 2) << 2 | (b & 2) << 1 | (a & 4) >> 1 | (b & 4) >> 2;
        row[x] = value << 10 | 1U << 9;
    }
    return row;
}

// One colour, ready to be laid over: what is kept of what was there, and what is added, in 1/65536.
struct Wash {
    std::uint32_t keep, red, green, blue;
};

constexpr double one = 65536;

// Mixed with alpha already multiplied in, so that a colour does not shine through where it is transparent.
Wash mix(const Color& from, const Color& to, double t) {
    const double from_alpha = from.alpha / 255.0 * (1 - t), to_alpha = to.alpha / 255.0 * t;
    const auto channel = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint32_t>(std::lround((a * from_alpha + b * to_alpha) * one));
    };
    return {static_cast<std::uint32_t>(std::lround((1 - from_alpha - to_alpha) * one)), channel(from.red, to.red),
            channel(from.green, to.green), channel(from.blue, to.blue)};
}

// Slow at both ends: the cubic whose slope is zero there.
double ease(double t) { return t * t * (3 - 2 * t); }

Wash at(const Gradient& gradient, int position, int length) {
    double t = ease((position + 0.5) / length);
    if (gradient.toward == Gradient::Toward::left || gradient.toward == Gradient::Toward::up) t = 1 - t;
    return mix(gradient.from, gradient.to, t);
}

std::uint32_t lay(std::uint32_t under, const Wash& wash, std::uint32_t threshold) {
    const std::uint32_t red = ((under >> 16 & 0xFF) * wash.keep + wash.red + threshold) >> 16;
    const std::uint32_t green = ((under >> 8 & 0xFF) * wash.keep + wash.green + threshold) >> 16;
    const std::uint32_t blue = ((under & 0xFF) * wash.keep + wash.blue + threshold) >> 16;
    // How much lies upon the picture, rounded up: what is covered once stays covered.
    const std::uint32_t upon = 255 - ((255 - (under >> 24)) * wash.keep >> 16);
    return upon << 24 | red << 16 | green << 8 | blue;
}

std::uint32_t* row_of(Pixels& target, int x, int y) {
    return target.rows.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(target.size.width) + x;
}

// A row of one colour, eight pixels at a time for the compiler's sake.
void wash_row(std::uint32_t* pixels, int count, const Wash& wash, const Thresholds& dither) {
    int x = 0;
    for (; x + block <= count; x += block)
        for (unsigned i = 0; i < block; ++i) pixels[x + static_cast<int>(i)] = lay(pixels[x + static_cast<int>(i)], wash, dither[i]);
    for (; x < count; ++x) pixels[x] = lay(pixels[x], wash, dither[static_cast<unsigned>(x) % block]);
}

void shade_down(const Gradient& gradient, const Rect& rows, Pixels& target) {
    for (int y = rows.y; y < rows.bottom(); ++y)
        wash_row(row_of(target, rows.x, y), rows.width, at(gradient, y - gradient.area.y, gradient.area.height), thresholds(y));
}

void shade_across(const Gradient& gradient, const Rect& rows, Pixels& target) {
    std::vector<Wash> columns;
    for (int x = rows.x; x < rows.right(); ++x) columns.push_back(at(gradient, x - gradient.area.x, gradient.area.width));
    for (int y = rows.y; y < rows.bottom(); ++y) {
        const Thresholds dither = thresholds(y);
        std::uint32_t* pixel = row_of(target, rows.x, y);
        for (std::size_t i = 0; i < columns.size(); ++i) pixel[i] = lay(pixel[i], columns[i], dither[i % block]);
    }
}

}  // namespace

void shade(const Fill& fill, const Rect& rows, Pixels& target) {
    if (fill.color.alpha == 255) {
        const std::uint32_t color = lay(0, mix(fill.color, fill.color, 0), 0);
        for (int y = rows.y; y < rows.bottom(); ++y) std::fill_n(row_of(target, rows.x, y), rows.width, color);
        return;
    }
    shade_down({fill.area, fill.color, fill.color, Gradient::Toward::down}, rows, target);
}

void shade(const Gradient& gradient, const Rect& rows, Pixels& target) {
    const bool down = gradient.toward == Gradient::Toward::down || gradient.toward == Gradient::Toward::up;
    down ? shade_down(gradient, rows, target) : shade_across(gradient, rows, target);
}

}  // namespace chancery
