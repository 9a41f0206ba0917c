// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chancery {

// A QR code's modules (ISO/IEC 18004).
struct QrModules {
    int side = 0;
    std::vector<bool> dark;  // side × side, row by row
};

// The code of fewest modules for a text, with as much error correction as needs no more of them. Nothing where the
// text is longer than a code that could be scanned across a room: version 10, 57 modules. The one door to libqrencode.
std::optional<QrModules> qr_modules(const std::string& text);

}  // namespace chancery
