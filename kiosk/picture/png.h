// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "picture/prepare.h"

namespace chancery {

// The pixels as a PNG file (8 bits, sRGB, no alpha): what `render` writes. Any thread.
Result<Bytes> encode_png(const Pixels& pixels);

// Reads a PNG that we wrote or drew ourselves: golden pictures, our own art. Never foreign bytes: those go through
// prepare(). corrupt where it is not one.
Result<Pixels> decode_own_png(BytesView bytes);

}  // namespace chancery
