// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/geometry.h"
#include "base/result.h"

namespace chancery {

// An emblem or a logo, once its file was read: what it is called in frames, and its shape.
struct Emblem {
    Digest name;
    Size shape;
    bool operator==(const Emblem&) const = default;
};

// Art, once its file was made ready for a screen: what it is called in frames, and how light it is (32 × 18 cells, 0 to 255,
// see picture/prepare.h).
inline constexpr int art_columns = 32, art_rows = 18;
struct Art {
    Digest name;
    std::vector<std::uint8_t> luminance;
    bool operator==(const Art&) const = default;
};

// How the show looks: what a ministry may change (config/schema/theme.schema.json). Sizes are thousandths of the
// screen's shorter side, so that one theme serves every screen.
struct Theme {
    std::string name = "default";
    Color ground{16, 24, 40, 255};       // behind everything, and where there is no picture
    Color ground_end{30, 48, 72, 255};   // what the ground shades into
    Color scrim{8, 14, 24, 255};         // laid over pictures under text; its alpha is chosen by contrast
    Color title{255, 255, 255, 255};
    Color text{240, 242, 245, 255};
    Color quiet{214, 220, 228, 255};     // date, source, page mark
    Color accent{222, 184, 104, 255};    // the rule above the title
    int margin = 84;
    int title_size = 76;
    int text_size = 46;                  // the largest; long texts go down to the legibility floor
    int label_size = 28;
    int crossfade_ms = 1000;
    int reveal_ms = 500;                 // words come in after their ground, over this long; 0: with it
    bool qr_code = true;                 // codes to the whole text
    int drift = 0;                       // how much larger a picture may grow while it is on, in thousandths; 0: it rests
    std::string emblem_file;             // a path, from the theme's own folder; empty: none
    int emblem_size = 70;                // its height
    std::optional<Emblem> emblem = {};   // where that file could be read (app/assets.h)
    std::string title_family, text_family;  // for Latin, Greek and Cyrillic letters; empty, or not installed: the usual ones
    std::string art_file;                // a path as the emblem's; under words that have no picture
    std::optional<Art> art = {};         // where it could be read, for the screen's size
};

// The theme for people whom movement disturbs: pages still fade into each other, each as a whole, and nothing moves.
Theme at_rest(Theme theme);

// The theme without its colours: each becomes the grey of its luminance, so that no contrast changes.
Theme in_grey(Theme theme);

// How one of a theme's inks stands out on one of its grounds (WCAG 2.2, "contrast ratio").
struct ThemeContrast {
    std::string ink, ground;  // the theme's keys
    double ratio = 1;
};
inline constexpr double least_contrast = 4.5;  // WCAG 2.2, 1.4.3: less is a mistake
inline constexpr double good_contrast = 7.0;   // 1.4.6: what the veil over pictures is made for

// Of every ink on everything that may lie under it without a picture, and on the veil; the least first. A ground that
// shades from lighter than the ink to darker hides it somewhere: 1.
std::vector<ThemeContrast> contrasts_of(const Theme& theme);

// Reads a theme file (JSON with comments). Errors are `NAME:LINE:COLUMN: …`, one a line, all that there are.
Result<Theme> read_theme(std::string_view json, std::string_view name);

}  // namespace chancery
