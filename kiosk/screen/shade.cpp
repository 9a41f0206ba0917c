// SPDX-License-Identifier: EUPL-1.2
#include "screen/shade.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "screen/wash_loops.h"

namespace chancery {

namespace {

using Thresholds = std::array<std::uint32_t, dithered_pixels>;

// Row y of Bayer's matrix, centred in steps of 1/64 of the last place that is kept.
Thresholds thresholds(int y) {
    Thresholds row{};
    for (unsigned x = 0; x < dithered_pixels; ++x) {
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

// The colours of a row, padded to a whole number of eight.
class Row {
public:
    explicit Row(int width) : width_(static_cast<std::size_t>(width)), padded_((width_ + dithered_pixels - 1) / dithered_pixels * dithered_pixels), values_(padded_ * 4) {}

    // So many pixels of one colour.
    void set(std::size_t x, std::size_t count, const Wash& wash) {
        auto at = values_.begin() + static_cast<std::ptrdiff_t>(x);
        for (const std::uint32_t value : {wash.keep, wash.red, wash.green, wash.blue}) {
            std::fill_n(at, count, value);
            at += static_cast<std::ptrdiff_t>(padded_);
        }
    }
    void lay(const Thresholds& dither, std::uint32_t* pixels) const {
        static const auto lay_some = has_wide_loops() ? lay_washes_wide : lay_washes<Lanes16>;
        const std::size_t whole = width_ / dithered_pixels * dithered_pixels;
        lay_some(washes_from(0, dither), pixels, whole);
        if (whole == width_) return;
        std::array<std::uint32_t, dithered_pixels> rest{};
        std::copy(pixels + whole, pixels + width_, rest.begin());
        lay_some(washes_from(whole, dither), rest.data(), rest.size());
        std::copy_n(rest.begin(), width_ - whole, pixels + whole);
    }

private:
    [[nodiscard]] Washes washes_from(std::size_t x, const Thresholds& dither) const {
        const std::uint32_t* const first = values_.data() + x;
        return {first, first + padded_, first + 2 * padded_, first + 3 * padded_, dither.data()};
    }

    std::size_t width_, padded_;
    std::vector<std::uint32_t> values_;
};

void shade_down(const Gradient& gradient, const Rect& rows, Pixels& target) {
    Row row(rows.width);
    for (int y = rows.y; y < rows.bottom(); ++y) {
        row.set(0, static_cast<std::size_t>(rows.width), at(gradient, y - gradient.area.y, gradient.area.height));
        row.lay(thresholds(y), row_of(target, rows.x, y));
    }
}

void shade_across(const Gradient& gradient, const Rect& rows, Pixels& target) {
    Row row(rows.width);
    for (int x = rows.x; x < rows.right(); ++x)
        row.set(static_cast<std::size_t>(x - rows.x), 1, at(gradient, x - gradient.area.x, gradient.area.width));
    for (int y = rows.y; y < rows.bottom(); ++y) row.lay(thresholds(y), row_of(target, rows.x, y));
}

}  // namespace

void shade(const Fill& fill, const Rect& rows, Pixels& target) {
    if (fill.color.alpha == 255) {
        const std::uint32_t color = 0xFF000000U | std::uint32_t{fill.color.red} << 16 | std::uint32_t{fill.color.green} << 8 | fill.color.blue;
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
