// SPDX-License-Identifier: EUPL-1.2
#include "layout/slide.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "layout/paginate.h"
#include "layout/reading.h"
#include "layout/scrim.h"

namespace chancery {
namespace {

// The share of a landscape screen's width that text may take: the rest belongs to the picture.
constexpr double landscape_column = 0.56;
// Without a picture, as far as lines of 45 to 75 characters go (Bringhurst).
constexpr double landscape_column_alone = 0.72;
// The share of an upright screen's height, from the foot.
constexpr double upright_column = 0.62, tall_upright_column = 0.76;
// Of the column's width: the line beside it names who speaks.
constexpr double widest_emblem = 0.3;
// A scrim calms a picture even where contrast alone would not need one.
constexpr int least_scrim = 96;
// Where words leave less than this of the height to their picture, what is clear of it above the veil is a strip that
// looks like a mistake: then the veil covers all of it.
constexpr double least_clear = 0.3;

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
    if (grid.at_foot && text.y - reach < screen.height * least_clear) return {Fill{{0, 0, screen.width, screen.height}, solid}};
    if (grid.at_foot) return veil_from(text.y - reach, screen.height / 4, screen, color, alpha);
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

int veil_alpha(const VeiledWords& words, Size screen, const Backdrop& backdrop, const Theme& theme) {
    if (words.veil == VeiledWords::Veil::foot)
        return scrim_alpha(backdrop, screen, words.area, theme.scrim, {theme.text, theme.quiet}, 0);
    return scrim_alpha(backdrop, screen, words.area, theme.scrim, {theme.title, theme.text, theme.quiet}, least_scrim);
}

// All that is seen in an area while the picture grows around its focus by up to this much: at its largest, the area
// drawn together toward that point.
Rect seen_in(const Rect& area, Size screen, const Backdrop& backdrop, double growth) {
    const auto drawn_in = [&](int edge, double focus, int whole) { return focus * whole + (edge - focus * whole) / (1 + growth); };
    const int left = static_cast<int>(std::floor(drawn_in(area.x, backdrop.focus_x, screen.width)));
    const int top = static_cast<int>(std::floor(drawn_in(area.y, backdrop.focus_y, screen.height)));
    const int right = static_cast<int>(std::ceil(drawn_in(area.right(), backdrop.focus_x, screen.width)));
    const int bottom = static_cast<int>(std::ceil(drawn_in(area.bottom(), backdrop.focus_y, screen.height)));
    const int x = std::min(area.x, left), y = std::min(area.y, top);
    return {x, y, std::max(area.right(), right) - x, std::max(area.bottom(), bottom) - y};
}

// Less is no movement but an unrest.
constexpr int least_zoom = 15;
constexpr int zoom_step = 5;

}  // namespace

std::optional<Drift> drift_below(const std::vector<VeiledWords>& words, Size screen, const std::optional<Backdrop>& backdrop,
                                 const Theme& theme) {
    if (!backdrop || backdrop->still) return std::nullopt;
    if (theme.drift < least_zoom) return std::nullopt;
    std::vector<std::pair<VeiledWords, int>> at_rest;  // with the strength of their veils
    for (const VeiledWords& veiled : words) at_rest.emplace_back(veiled, veil_alpha(veiled, screen, *backdrop, theme));
    const auto strong_enough = [&](const VeiledWords& veiled, int alpha, int zoom) {
        return veil_alpha({seen_in(veiled.area, screen, *backdrop, zoom / 1000.0), veiled.veil}, screen, *backdrop, theme) <= alpha;
    };
    for (int zoom = theme.drift; zoom >= least_zoom; zoom -= zoom_step)
        if (std::all_of(at_rest.begin(), at_rest.end(), [&](const auto& each) { return strong_enough(each.first, each.second, zoom); }))
            return Drift{backdrop->focus_x, backdrop->focus_y, zoom};
    return std::nullopt;
}

// It stands within the lower margin as far as that goes, and takes little from the column.
static void keep_footer(SlideGrid& grid, const Viewport& viewport) {
    if (!viewport.footer.any()) return;
    const int height = std::max(viewport.footer.lines, 1) * grid.label_px * 3 / 2;
    grid.footer = {grid.margin, viewport.size.height - grid.margin / 2 - height, viewport.size.width - 2 * grid.margin, height};
    grid.column.height = std::min(grid.column.bottom(), grid.footer.y - grid.gap * 3 / 4) - grid.column.y;
}

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
    grid.floor_px = legibility_floor(screen_of(viewport), viewport.viewing);
    grid.text_px = std::max(thousandths(shorter, theme.text_size), grid.floor_px);
    grid.title_px = std::max(thousandths(shorter, theme.title_size), grid.text_px);
    // Labels name the page; they may be smaller than the words, but not beyond reading.
    grid.label_px = std::max(thousandths(shorter, theme.label_size), grid.floor_px * 2 / 3);
    keep_footer(grid, viewport);
    return grid;
}

SlideGrid slide_grid(const Viewport& viewport, const Theme& theme, bool right_to_left, bool picture, bool tall) {
    const Size size = viewport.size;
    const bool upright = is_upright(size);
    SlideGrid grid = wide_grid(viewport, theme, right_to_left, upright && picture ? std::optional(tall ? tall_upright_column : upright_column) : std::nullopt);
    if (!upright) {
        grid.column.width = static_cast<int>(size.width * (picture ? landscape_column : landscape_column_alone)) - grid.margin;
        if (right_to_left) grid.column.x = size.width - grid.margin - grid.column.width;
    }
    keep_emblem(grid, size, theme);
    return grid;
}

void keep_emblem(SlideGrid& grid, Size screen, const Theme& theme) {
    if (!theme.emblem || theme.emblem->shape.height <= 0) return;
    const Size shape = theme.emblem->shape;
    const double height = thousandths(std::min(screen.width, screen.height), theme.emblem_size);
    const double scale = std::min(height / shape.height, grid.column.width * widest_emblem / std::max(shape.width, 1));
    grid.emblem = {std::max(1, static_cast<int>(shape.width * scale)), std::max(1, static_cast<int>(shape.height * scale))};
    grid.foot_height = std::max(grid.foot_height, grid.emblem.height);
}

// Under one even veil, as strong as any words upon it need: it is a ground, the same on every page.
static std::vector<FrameItem> art_ground(Size screen, const Theme& theme) {
    const Art& art = *theme.art;
    const Rect whole{0, 0, screen.width, screen.height};
    const Backdrop seen{art.name, art.luminance.data(), art_columns, art_rows};
    return {Image{whole, art.name}, Fill{whole, with_alpha(theme.scrim, veil_alpha({whole}, screen, seen, theme))}};
}

std::vector<FrameItem> slide_ground(const SlideGrid& grid, const Rect& text, Size screen,
                                    const std::optional<Backdrop>& backdrop, const Theme& theme) {
    const Rect whole{0, 0, screen.width, screen.height};
    if (!backdrop && theme.art && !grid.centred) return art_ground(screen, theme);
    if (!backdrop) return {Gradient{whole, theme.ground, theme.ground_end, Gradient::Toward::down}};
    const int alpha = veil_alpha({text, VeiledWords::Veil::slide}, screen, *backdrop, theme);
    std::vector<FrameItem> items{Image{whole, backdrop->original}};
    for (FrameItem& item : scrim(grid, text, screen, theme.scrim, alpha)) items.push_back(std::move(item));
    return items;
}

Size whole_within(Size room, const Backdrop& backdrop) {
    const Rect& whole = *backdrop.whole;
    const double scale = std::min(static_cast<double>(room.width) / whole.width, static_cast<double>(room.height) / whole.height);
    return {std::max(0, static_cast<int>(whole.width * scale)), std::max(0, static_cast<int>(whole.height * scale))};
}

std::vector<FrameItem> ground_with_whole(const Rect& area, Size screen, const Backdrop& backdrop, const Theme& theme) {
    std::vector<FrameItem> items{Gradient{{0, 0, screen.width, screen.height}, theme.ground, theme.ground_end, Gradient::Toward::down}};
    if (area.width > 0 && area.height > 0) items.push_back(Image{area, backdrop.original, *backdrop.whole});
    return items;
}

std::vector<FrameItem> foot_veil(const Rect& text, int reach, Size screen, const Backdrop& backdrop, const Theme& theme) {
    const int alpha = veil_alpha({text, VeiledWords::Veil::foot}, screen, backdrop, theme);
    const int edge = std::max(text.y - reach, 0);
    return veil_from(edge, screen.height - edge, screen, theme.scrim, alpha);
}

}  // namespace chancery
