// SPDX-License-Identifier: EUPL-1.2
#include "layout/slide.h"

#include <algorithm>

#include "layout/paginate.h"
#include "layout/scrim.h"

namespace chancery {
namespace {

// The share of a landscape screen's width that text may take: the rest belongs to the picture.
constexpr double landscape_column = 0.56;
// Without a picture, as far as lines of 45 to 75 characters go (Bringhurst).
constexpr double landscape_column_alone = 0.72;
// The share of a portrait screen's height, from the foot.
constexpr double portrait_column = 0.62;
// A scrim calms a picture even where contrast alone would not need one.
constexpr int least_scrim = 96;

int thousandths(int of, int value) { return of * value / 1000; }

Color with_alpha(Color color, int alpha) {
    color.alpha = static_cast<std::uint8_t>(alpha);
    return color;
}

// Solid from `edge` down, easing out over at most `fade` px above it.
std::vector<FrameItem> veil_from(int edge, int fade, Size screen, const Color& color, int alpha) {
    const Color solid = with_alpha(color, alpha), none = with_alpha(color, 0);
    const int eased = std::min(edge, fade);
    return {Gradient{{0, edge - eased, screen.width, eased}, solid, none, Gradient::Toward::up},
            Fill{{0, edge, screen.width, screen.height - edge}, solid}};
}

// Solid under the words, easing out over the rest of the picture.
std::vector<FrameItem> scrim(const SlideGrid& grid, const Rect& text, Size screen, const Color& color, int alpha) {
    const Color solid = with_alpha(color, alpha), none = with_alpha(color, 0);
    const int reach = grid.gap;
    if (grid.at_foot) return veil_from(std::max(text.y - reach, 0), screen.height / 4, screen, color, alpha);
    if (grid.right_to_left) {
        const int edge = std::max(text.x - reach, 0);
        const int fade = std::min(edge, screen.width / 3);
        return {Gradient{{edge - fade, 0, fade, screen.height}, solid, none, Gradient::Toward::left},
                Fill{{edge, 0, screen.width - edge, screen.height}, solid}};
    }
    const int edge = std::min(text.right() + reach, screen.width);
    const int fade = std::min(screen.width - edge, screen.width / 3);
    return {Fill{{0, 0, edge, screen.height}, solid},
            Gradient{{edge, 0, fade, screen.height}, solid, none, Gradient::Toward::right}};
}

}  // namespace

SlideGrid wide_grid(const Viewport& viewport, const Theme& theme, bool right_to_left, std::optional<double> share) {
    const Size size = viewport.size;
    const int shorter = std::min(size.width, size.height);
    SlideGrid grid;
    grid.at_foot = share.has_value();
    grid.right_to_left = right_to_left;
    grid.margin = thousandths(shorter, theme.margin);
    const int height = share ? static_cast<int>(size.height * *share) - grid.margin : size.height - 2 * grid.margin;
    grid.column = {grid.margin, size.height - grid.margin - height, size.width - 2 * grid.margin, height};
    grid.rule_height = std::max(thousandths(shorter, 5), 2);
    grid.gap = thousandths(shorter, 34);
    grid.floor_px = viewport.min_text_px > 0 ? viewport.min_text_px : legibility_floor(size, 0, 0, false);
    grid.text_px = std::max(thousandths(shorter, theme.text_size), grid.floor_px);
    grid.title_px = std::max(thousandths(shorter, theme.title_size), grid.text_px);
    // Labels name the page; they may be smaller than the words, but not beyond reading.
    grid.label_px = std::max(thousandths(shorter, theme.label_size), grid.floor_px * 2 / 3);
    return grid;
}

SlideGrid slide_grid(const Viewport& viewport, const Theme& theme, bool right_to_left, bool picture) {
    const Size size = viewport.size;
    const bool portrait = size.height > size.width;
    SlideGrid grid = wide_grid(viewport, theme, right_to_left, portrait && picture ? std::optional(portrait_column) : std::nullopt);
    if (portrait) return grid;
    grid.column.width = static_cast<int>(size.width * (picture ? landscape_column : landscape_column_alone)) - grid.margin;
    if (right_to_left) grid.column.x = size.width - grid.margin - grid.column.width;
    return grid;
}

std::vector<FrameItem> slide_ground(const SlideGrid& grid, const Rect& text, Size screen,
                                    const std::optional<Backdrop>& backdrop, const Theme& theme) {
    const Rect whole{0, 0, screen.width, screen.height};
    if (!backdrop) return {Gradient{whole, theme.ground, theme.ground_end, Gradient::Toward::down}};
    const int alpha = scrim_alpha(*backdrop, screen, text, theme.scrim, {theme.title, theme.text, theme.quiet}, least_scrim);
    std::vector<FrameItem> items{Image{whole, backdrop->original}};
    for (FrameItem& item : scrim(grid, text, screen, theme.scrim, alpha)) items.push_back(std::move(item));
    return items;
}

std::vector<FrameItem> foot_veil(const Rect& text, int reach, Size screen, const Backdrop& backdrop, const Theme& theme) {
    const int alpha = scrim_alpha(backdrop, screen, text, theme.scrim, {theme.text, theme.quiet}, 0);
    const int edge = std::max(text.y - reach, 0);
    return veil_from(edge, screen.height - edge, screen, theme.scrim, alpha);
}

}  // namespace chancery
