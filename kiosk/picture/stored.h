// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"

namespace chancery {

// The form in which a prepared picture is kept: a name for the form, the BLAKE2b of all that follows (RFC 7693,
// 32 octets), the luminance map, the sides of the picture that it was made of (two octets each, the lowest first), and the
// pixels in strips of 128 rows, the last of what is left. Each is a JPEG of our own making (quality 92, no chroma subsampling)
// behind its length (four octets): about a tenth of the raw pixels on the card, read faster than those are hashed, and by as
// many threads as there are strips. read_prepared() in prepare.h is the way back.
// Its rows can be shared.
Result<Bytes> encode_stored(PixelView pixels, Size original = {}, const ShareRows& share = nullptr);

}  // namespace chancery
