// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"

namespace chancery {

// The form in which a prepared picture is kept: a name for the form, the BLAKE2b of all that follows (RFC 7693,
// 32 octets), the luminance map, the sides of the picture that it was made of (two octets each, the lower first), and the
// pixels as a JPEG of our own making (quality 92, no chroma subsampling): about a tenth of the raw pixels on the card, and
// read faster than those are hashed. read_prepared() in prepare.h is the way back.
Result<Bytes> encode_stored(PixelView pixels, const LuminanceMap& luminance, Size original = {});

}  // namespace chancery
