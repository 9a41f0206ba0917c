// SPDX-License-Identifier: EUPL-1.2
#include "screen/panel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chancery {

namespace {

// A quarter turn reads along rows and writes along columns: in squares of this side both stay in the nearest cache.
constexpr int tile = 32;

using Dimming = std::array<std::uint8_t, 256>;

// So many percent of the light of every coded value (IEC 61966-2-1 as a power of 2.2, which scales all by one factor
// and so keeps colours).
Dimming dimming_to(int percent) {
    Dimming dimming{};
    const double factor = std::pow(std::clamp(percent, 0, 100) / 100.0, 1 / 2.2);
    for (std::size_t value = 0; value < dimming.size(); ++value)
        dimming[value] = static_cast<std::uint8_t>(std::lround(static_cast<double>(value) * factor));
    return dimming;
}

std::uint32_t dim(std::uint32_t pixel, const Dimming& dimming) {
    return (pixel & 0xFF000000U) | std::uint32_t{dimming[(pixel >> 16U) & 255U]} << 16U | std::uint32_t{dimming[(pixel >> 8U) & 255U]} << 8U |
           dimming[pixel & 255U];
}

std::size_t at(const Pixels& pixels, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.size.width) + static_cast<std::size_t>(x);
}

// Where a step to the right and a step down on the panel lead on the page, and where the panel's upper left corner is.
struct Path {
    int x, y, right_x, right_y, down_x, down_y;
};

Path path_over(Size page, int quarter_turns) {
    switch (quarter_turns) {
        case 1: return {0, page.height - 1, 0, -1, 1, 0};
        case 2: return {page.width - 1, page.height - 1, -1, 0, 0, -1};
        case 3: return {page.width - 1, 0, 0, 1, -1, 0};
        default: return {0, 0, 1, 0, 0, 1};
    }
}

void fit_tile(const Pixels& page, const Path& path, const PanelCare& care, const Rect& area, Pixels& out) {
    for (int row = area.y; row < area.bottom(); ++row) {
        std::uint32_t* const to = out.rows.data() + at(out, area.x, row);
        for (int i = 0; i < area.width; ++i) {
            const int column = area.x + i;
            const int x = path.x + column * path.right_x + row * path.down_x - care.shift_x;
            const int y = path.y + column * path.right_y + row * path.down_y - care.shift_y;
            to[i] = page.rows[at(page, std::clamp(x, 0, page.size.width - 1), std::clamp(y, 0, page.size.height - 1))];
        }
    }
}

bool is_plain(int turns, const PanelCare& care) { return turns == 0 && care == PanelCare{}; }

Size turned(Size size, int quarter_turns) { return quarter_turns % 2 == 0 ? size : Size{size.height, size.width}; }

}  // namespace

void fit_to_panel(const Pixels& page, int quarter_turns, const PanelCare& care, Pixels& out) {
    out.size = turned(page.size, quarter_turns);
    out.rows.resize(page.rows.size());
    const Path path = path_over(page.size, quarter_turns);
    for (int y = 0; y < out.size.height; y += tile)
        for (int x = 0; x < out.size.width; x += tile)
            fit_tile(page, path, care, {x, y, std::min(tile, out.size.width - x), std::min(tile, out.size.height - y)}, out);
    if (care.light_percent >= 100) return;
    const Dimming dimming = dimming_to(care.light_percent);
    for (std::uint32_t& pixel : out.rows) pixel = dim(pixel, dimming);
}

Drift fit_to_panel(const Drift& drift, Size page, int quarter_turns, const PanelCare& care) {
    const double x = std::clamp(drift.focus_x + static_cast<double>(care.shift_x) / std::max(page.width, 1), 0.0, 1.0);
    const double y = std::clamp(drift.focus_y + static_cast<double>(care.shift_y) / std::max(page.height, 1), 0.0, 1.0);
    switch (quarter_turns) {
        case 1: return {1 - y, x, drift.zoom};
        case 2: return {1 - x, 1 - y, drift.zoom};
        case 3: return {y, 1 - x, drift.zoom};
        default: return {x, y, drift.zoom};
    }
}

Size PanelGlass::size() { return turned(beneath_->size(), turns_); }

const Pixels& PanelGlass::fitted(const Pixels& page) {
    shown_care_ = care_;
    is_fitted_ = !is_plain(turns_, care_);
    if (!is_fitted_) return page;
    front_ = 1 - front_;
    fit_to_panel(page, turns_, care_, pages_[front_]);
    return pages_[front_];
}

Status PanelGlass::show(const Pixels& page) { return beneath_->show(fitted(page)); }

Status PanelGlass::begin_fade(const Pixels& from, const Pixels& to) {
    const Pixels& before = is_fitted_ ? pages_[front_] : from;
    return beneath_->begin_fade(before, fitted(to));
}

std::shared_ptr<const Pixels> PanelGlass::like_shown(std::shared_ptr<const Pixels> picture) const {
    if (!is_fitted_) return picture;
    const auto fitted = std::make_shared<Pixels>();
    fit_to_panel(*picture, turns_, shown_care_, *fitted);
    return fitted;
}

Drift PanelGlass::like_shown(const Drift& drift, Size page) const {
    return is_fitted_ ? fit_to_panel(drift, page, turns_, shown_care_) : drift;
}

}  // namespace chancery
