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

Size turned(Size size, int quarter_turns) { return quarter_turns % 2 == 0 ? size : Size{size.height, size.width}; }

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
        std::uint32_t* const to = row_of(out, area.x, row);
        for (int i = 0; i < area.width; ++i) {
            const int column = area.x + i;
            const int x = path.x + column * path.right_x + row * path.down_x - care.shift_x;
            const int y = path.y + column * path.right_y + row * path.down_y - care.shift_y;
            to[i] = page.rows[at(page, std::clamp(x, 0, page.size.width - 1), std::clamp(y, 0, page.size.height - 1))];
        }
    }
}

// The panel's place of a page's pixel, moved by the shift; perhaps outside of it.
struct Place {
    int column, row;
};
Place place_of(int x, int y, const Path& path, const PanelCare& care) {
    const int across = x + care.shift_x - path.x, down = y + care.shift_y - path.y;
    return {across * path.right_x + down * path.right_y, across * path.down_x + down * path.down_y};
}

// Where a part of a page is on the panel, as far as it is on it.
Rect fitted_area(const Rect& part, Size page, int quarter_turns, const PanelCare& care) {
    const Path path = path_over(page, quarter_turns);
    const Place a = place_of(part.x, part.y, path, care), b = place_of(part.right() - 1, part.bottom() - 1, path, care);
    const Size panel = turned(page, quarter_turns);
    const int left = std::max(std::min(a.column, b.column), 0), right = std::min(std::max(a.column, b.column) + 1, panel.width);
    const int top = std::max(std::min(a.row, b.row), 0), bottom = std::min(std::max(a.row, b.row) + 1, panel.height);
    return {left, top, std::max(right - left, 0), std::max(bottom - top, 0)};
}

bool is_plain(int turns, const PanelCare& care) { return turns == 0 && care == PanelCare{}; }

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

// A quarter turn makes rows of columns: a row of the panel has one stretch from the first of them to the last, and between them
// what is there has no words.
class UnderlayFitter {
public:
    UnderlayFitter(const Underlay& ground, Size page, int quarter_turns, const PanelCare& care, Underlay& out)
        : ground_(ground), page_(page), size_(turned(page, quarter_turns)), path_(path_over(page, quarter_turns)), care_(care), out_(out) {}

    void fit(const Pixels& fitted) {
        out_.spans_.assign(static_cast<std::size_t>(size_.height), {});
        each([this](const Place& to, std::uint32_t) {
            Underlay::Span& span = span_at(to.row);
            span = span.begin == span.end ? Underlay::Span{to.column, to.column + 1} : Underlay::Span{std::min(span.begin, to.column), std::max(span.end, to.column + 1)};
        });
        out_.make_room();
        for (int y = 0; y < size_.height; ++y) {
            const std::uint32_t* const row = row_of(fitted, 0, y);
            std::copy(row + span_at(y).begin, row + span_at(y).end, out_.pixels_.begin() + static_cast<std::ptrdiff_t>(span_at(y).at));
        }
        const Dimming dimming = dimming_to(care_.light_percent);
        each([&](const Place& to, std::uint32_t pixel) {
            const Underlay::Span& span = span_at(to.row);
            out_.pixels_[span.at + static_cast<std::size_t>(to.column - span.begin)] = dim(pixel, dimming);
        });
    }

private:
    template <class Put>
    void each(const Put& put) const {
        for (int y = 0; y < page_.height; ++y) {
            const Underlay::Row row = ground_.row(y);
            for (int i = 0; i < row.width; ++i) {
                const Place to = place_of(row.x + i, y, path_, care_);
                if (to.column >= 0 && to.column < size_.width && to.row >= 0 && to.row < size_.height) put(to, row.pixels[i]);
            }
        }
    }

    Underlay::Span& span_at(int y) { return out_.spans_[static_cast<std::size_t>(y)]; }

    const Underlay& ground_;
    Size page_, size_;
    Path path_;
    const PanelCare& care_;
    Underlay& out_;
};

void fit_to_panel(const Underlay& ground, Size page, const Pixels& fitted, int quarter_turns, const PanelCare& care, Underlay& out) {
    UnderlayFitter(ground, page, quarter_turns, care, out).fit(fitted);
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

Rect PanelGlass::fit_part(const Pixels& page, const Rect& part) {
    if (!is_fitted_) return part;
    Pixels& out = pages_[front_];
    const Rect area = fitted_area(part, page.size, turns_, shown_care_);
    const Path path = path_over(page.size, turns_);
    fit_tile(page, path, shown_care_, area, out);
    if (shown_care_.light_percent >= 100) return area;
    const Dimming dimming = dimming_to(shown_care_.light_percent);
    for (int y = area.y; y < area.bottom(); ++y)
        for (int x = area.x; x < area.right(); ++x) out.rows[at(out, x, y)] = dim(out.rows[at(out, x, y)], dimming);
    return area;
}

Status PanelGlass::begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) {
    const Pixels &before = is_fitted_ ? pages_[front_] : from, &after = fitted(to);
    if (!is_fitted_) return beneath_->begin_fade(before, after, ground);
    ground_.clear();
    if (!ground.empty()) fit_to_panel(ground, to.size, after, turns_, shown_care_, ground_);
    return beneath_->begin_fade(before, after, ground_);
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
