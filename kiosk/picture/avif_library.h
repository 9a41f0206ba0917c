// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <avif/avif.h>

#include "base/bytes.h"

namespace chancery {

// libavif's functions. It brings encoders along that are ten times as large as what opens a picture, so it is loaded when
// the first AVIF picture comes, and a machine without it has to do without those.
struct AvifLibrary {
    decltype(&avifDecoderCreate) create = nullptr;
    decltype(&avifDecoderSetIOMemory) read_from = nullptr;
    decltype(&avifDecoderParse) parse = nullptr;
    decltype(&avifDecoderNextImage) decode = nullptr;
    decltype(&avifImageCreateEmpty) make_empty = nullptr;
    decltype(&avifImageSetViewRect) view = nullptr;
    decltype(&avifRGBImageSetDefaults) set_defaults = nullptr;
    decltype(&avifImageYUVToRGB) to_rgb = nullptr;
};

// Whether the bytes say that they are an AVIF picture (AV1 Image File Format 1.1, the brands "avif" and "avis").
bool is_avif(BytesView bytes);

// Null where the library is not installed. Loaded once; not in the child, which may open no file. Any thread.
const AvifLibrary* avif_library();

// What a child will need for these bytes. Before it is made.
inline void load_library_for(BytesView bytes) {
    if (is_avif(bytes)) avif_library();
}

}  // namespace chancery
