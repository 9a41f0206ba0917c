// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/bytes.h"
#include "base/geometry.h"

namespace chancery {

// How a stored picture is turned to stand upright: upright(x, y) is stored(x', y') where x' and y' are x and y, swapped
// if `swap`, then counted from the other end if flipped.
struct Turn {
    bool swap = false;
    bool flip_x = false;
    bool flip_y = false;
    bool operator==(const Turn&) const = default;

    // The size of the stored picture whose upright size this is, or the reverse.
    [[nodiscard]] Size applied(Size size) const { return swap ? Size{size.height, size.width} : size; }
};

// The turn that an APP1 segment of a JPEG file asks for: tag 0x0112 of the first directory (Exif 2.32, 4.6.2 and 4.6.4).
// No turn where there is no such tag, or the segment is damaged.
Turn exif_turn(BytesView segment);

}  // namespace chancery
