// SPDX-License-Identifier: EUPL-1.2
#include "picture/luminance.h"

#include <cmath>

namespace chancery {

namespace {

// How much each value of a channel adds, in 1/65536 of white.
struct Weights {
    std::array<std::uint32_t, 256> red, green, blue;
};

Weights make_weights() {
    Weights weights{};
    for (std::size_t i = 0; i < 256; ++i) {
        const double v = static_cast<double>(i) / 255;
        const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        weights.red[i] = static_cast<std::uint32_t>(std::ceil(linear * 0.2126 * 65536));
        weights.green[i] = static_cast<std::uint32_t>(std::ceil(linear * 0.7152 * 65536));
        weights.blue[i] = static_cast<std::uint32_t>(std::ceil(linear * 0.0722 * 65536));
    }
    return weights;
}

using Histogram = std::array<std::uint32_t, 256>;

std::uint8_t percentile_99(const Histogram& histogram, std::uint32_t total) {
    std::uint32_t above = 0;
    for (std::size_t value = 255; value > 0; --value) {
        above += histogram[value];
        if (above * 100 > total) return static_cast<std::uint8_t>(value);
    }
    return 0;
}

std::uint8_t measure_cell(PixelView pixels, const Weights& weights, const Rect& cell) {
    Histogram histogram{};
    for (int y = cell.y; y < cell.bottom(); ++y) {
        const std::uint32_t* row = pixels.rows + static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.size.width);
        for (int x = cell.x; x < cell.right(); ++x) {
            const std::uint32_t sum = weights.red[row[x] >> 16 & 0xFF] + weights.green[row[x] >> 8 & 0xFF] + weights.blue[row[x] & 0xFF];
            ++histogram[std::min<std::uint32_t>(255, (sum * 255 + 65535) >> 16)];
        }
    }
    return percentile_99(histogram, static_cast<std::uint32_t>(cell.width * cell.height));
}

}  // namespace

void measure_luminance(PixelView pixels, Rows rows, LuminanceMap& map) {
    if (pixels.size.width < 1 || pixels.size.height < 1) return;
    static const Weights weights = make_weights();
    const auto edge = [](int index, int count, int length) { return static_cast<int>(static_cast<std::int64_t>(index) * length / count); };
    for (int row = 0; row < LuminanceMap::rows; ++row) {
        const int top = std::min(edge(row, map.rows, pixels.size.height), pixels.size.height - 1);
        const int bottom = std::max(top + 1, edge(row + 1, map.rows, pixels.size.height));
        if (top < rows.first || top >= rows.end) continue;
        for (int column = 0; column < LuminanceMap::columns; ++column) {
            const int left = std::min(edge(column, map.columns, pixels.size.width), pixels.size.width - 1);
            const int right = std::max(left + 1, edge(column + 1, map.columns, pixels.size.width));
            map.cells[static_cast<std::size_t>(row * map.columns + column)] =
                measure_cell(pixels, weights, {left, top, right - left, bottom - top});
        }
    }
}

LuminanceMap measure_luminance(PixelView pixels) {
    LuminanceMap map;
    measure_luminance(pixels, {0, pixels.size.height}, map);
    return map;
}

}  // namespace chancery
