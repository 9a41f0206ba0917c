// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/geometry.h"
#include "base/huge_pages.h"
#include "base/result.h"
#include "base/share_rows.h"

namespace chancery {

// Display-ready pixels: rows of 0xFFRRGGBB in native byte order (SDL's XRGB8888), no padding.
using PixelRows = std::vector<std::uint32_t, HugePages<std::uint32_t>>;
struct Pixels {
    Size size;
    PixelRows rows;
};

// Row y from column x on.
inline std::uint32_t* row_of(Pixels& pixels, int x, int y) {
    return pixels.rows.data() + static_cast<std::ptrdiff_t>(y) * pixels.size.width + x;
}
inline const std::uint32_t* row_of(const Pixels& pixels, int x, int y) {
    return pixels.rows.data() + static_cast<std::ptrdiff_t>(y) * pixels.size.width + x;
}

// The same where they lie, in somebody else's memory; the highest octet of each may be anything.
struct PixelView {
    PixelView(Size size_, const std::uint32_t* rows_) : size(size_), rows(rows_) {}
    PixelView(const Pixels& pixels) : PixelView(pixels.size, pixels.rows.data()) {}

    Size size;
    const std::uint32_t* rows;
};

// How light a picture is, in a grid of cells over its whole area: the WCAG relative luminance (0 black to 1 white) that
// 99 % of a cell's pixels do not exceed. Enough for the layout to choose a scrim without touching pixels.
struct LuminanceMap {
    static constexpr int columns = 32;
    static constexpr int rows = 18;
    std::array<std::uint8_t, columns * rows> cells{};  // 0 to 255 for 0 to 1, rounded up
};

inline constexpr Size largest_screen{7680, 4320};

struct PrepareRequest {
    Size screen;            // at most largest_screen
    double focus_x = 0.5;
    double focus_y = 0.5;
    bool no_crop = false;   // the whole picture, on a blurred ground made of itself
    bool fills = false;     // it fills the screen whatever is lost: a theme's art
};

// Whether filling a screen would leave less than half of a picture, as an upright photograph on a wide screen: then it is
// not cut either, unless it must fill.
bool mostly_cut(Size original, Size screen);

// Turns foreign picture bytes (JPEG, PNG, WebP and, where libavif is installed, AVIF, by their magic alone) into a picture that fills the screen: decoded, in sRGB,
// upright, scaled, cropped around the focus. It happens in a child process that can touch nothing else and has limits
// on memory and time, so hostile bytes cost a child and an error. The result is the checked, stored form.
// corrupt (not a picture, or damaged), refused (too large), unsupported (another format). Any thread; blocks. What is done
// with its rows once they are decoded can be shared.
Result<Bytes> prepare(BytesView foreign, const PrepareRequest& request, const ShareRows& share = nullptr);

// Where on the screen prepare() puts a picture of this size that must be shown whole; nothing where it fills the screen.
std::optional<Rect> whole_on(Size original, Size screen);

// A picture with its transparency, for an emblem: twice the same, over black and below it over white, so that what differs
// tells how much shines through. At most largest_emblem pixels a side; smaller ones keep their size. As prepare() does it.
inline constexpr int largest_emblem = 1024;
Result<Pixels> prepare_emblem(BytesView foreign);

// What prepare() made, checked: a tenth as large as its pixels, which it can become at any time. Any thread.
class StoredPicture {
public:
    // corrupt where a single bit differs.
    static Result<StoredPicture> open(Bytes stored);

    LuminanceMap luminance{};
    Size size{};
    Size original{};     // of the foreign picture, upright; nothing where an older program kept this one
    bool whole = false;  // mostly_cut() kept all of it, on its blurred ground

    // Into pixels whose memory is used again; after an error they are anything. Its rows can be shared.
    Status decode(Pixels& into, const ShareRows& share = nullptr) const;

private:
    // A part of its rows that is decoded by itself.
    struct Strip {
        std::size_t at, length;
    };
    Status find_strips(std::size_t at);
    Status measure();
    [[nodiscard]] BytesView strip(std::size_t i) const;
    bool decode_strips(Rows rows, Pixels& into) const;

    Bytes stored_;
    std::vector<Strip> strips_;
    int strip_height_ = 0;  // of each but the last
};

struct Prepared {
    Pixels pixels;
    LuminanceMap luminance;
    Size original = {};
    bool whole = false;
};

// All of it at once.
Result<Prepared> read_prepared(BytesView stored);

}  // namespace chancery
