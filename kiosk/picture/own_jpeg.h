// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"

namespace chancery {

// JPEG files of our own making: written from pixels, read back after their hash was checked. Never foreign bytes: those
// go through prepare(). full: no memory; corrupt: not such a file. Any thread.
Result<Bytes> encode_own_jpeg(PixelView pixels);
// Into rows of this size, and corrupt where it has another; after an error they are anything.
Status decode_own_jpeg(BytesView bytes, Size size, std::uint32_t* rows);
Result<Size> size_of_own_jpeg(BytesView bytes);

}  // namespace chancery
