// SPDX-License-Identifier: EUPL-1.2
#include "layout/scrim.h"

#include <algorithm>

#include "layout/contrast.h"
#include "layout/theme.h"

namespace chancery {
namespace {

// Cells hold only how light a picture gets; how dark, under dark ink, is taken to be black.
struct Extremes {
    Color lightest;
    Color darkest{0, 0, 0, 255};
};

Extremes under(const Backdrop& backdrop, Size screen, const Rect& area) {
    const auto column = [&](int x) { return std::clamp(x * backdrop.columns / std::max(screen.width, 1), 0, backdrop.columns - 1); };
    const auto row = [&](int y) { return std::clamp(y * backdrop.rows / std::max(screen.height, 1), 0, backdrop.rows - 1); };
    std::uint8_t lightest = 0;
    for (int y = row(area.y); y <= row(area.bottom() - 1); ++y)
        for (int x = column(area.x); x <= column(area.right() - 1); ++x)
            lightest = std::max(lightest, backdrop.luminance[y * backdrop.columns + x]);
    return {grey_of_luminance(lightest / 255.0)};
}

bool legible(const Color& ink, const Color& scrim, int alpha, const Extremes& ground) {
    const double l = relative_luminance(ink);
    return contrast_ratio(l, relative_luminance(blend(scrim, alpha, ground.lightest))) >= good_contrast &&
           contrast_ratio(l, relative_luminance(blend(scrim, alpha, ground.darkest))) >= good_contrast;
}

}  // namespace

int scrim_alpha(const Backdrop& backdrop, Size screen, const Rect& text_area, const Color& scrim,
                std::initializer_list<Color> inks, int least) {
    const Extremes ground = under(backdrop, screen, text_area);
    for (int alpha = least; alpha < 255; ++alpha)
        if (std::all_of(inks.begin(), inks.end(), [&](const Color& ink) { return legible(ink, scrim, alpha, ground); }))
            return alpha;
    return 255;
}

}  // namespace chancery
