// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>

#include "base/bytes.h"
#include "base/geometry.h"
#include "picture/prepare.h"

namespace chancery {

// Pictures as publishers have them, made for a test: no picture file lies in the repository.

// 0xAARRGGBB by place.
using Paint = std::function<std::uint32_t(int x, int y)>;

// Red, green, blue and white quarters, from the top left: shows at a glance how a picture was turned and cropped.
Paint quarters(Size size);
// Smooth shapes with fine grain, like a photograph's.
Paint scenery(Size size);

struct JpegForm {
    bool progressive = false;
    bool grey = false;
    bool inks = false;    // CMYK, as Adobe's programs write it
    int orientation = 0;  // the EXIF tag, 1 to 8; 0: no such segment
    int quality = 95;
};
Bytes make_jpeg(Size size, const Paint& paint, const JpegForm& form = {});

struct PngForm {
    bool alpha = false;
    bool interlaced = false;
    bool sixteen_bits = false;
    Bytes profile = {};
};
Bytes make_png(Size size, const Paint& paint, const PngForm& form = {});

// Lossless keeps alpha; lossy does not.
Bytes make_webp(Size size, const Paint& paint, bool lossless = false);

// A picture of make_jpeg() or make_webp() with an ICC profile, as cameras and editors put it in.
Bytes jpeg_with_profile(const Bytes& jpeg, const Bytes& profile);
Bytes webp_with_profile(const Bytes& webp, Size size, const Bytes& profile);

// A header that claims a size, with nothing behind it that is worth decoding.
Bytes make_png_header(Size claimed);

}  // namespace chancery
