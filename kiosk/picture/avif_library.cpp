// SPDX-License-Identifier: EUPL-1.2
#include "picture/avif_library.h"

#include <dlfcn.h>

#include <algorithm>
#include <memory>

#include "base/shared_library.h"

namespace chancery {

namespace {

// It stays loaded: what it has made may be anywhere.
std::unique_ptr<const AvifLibrary> load() {
    void* const library = dlopen(CHANCERY_AVIF_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return nullptr;
    auto found = std::make_unique<AvifLibrary>();
    const bool all = find(library, "avifDecoderCreate", found->create) && find(library, "avifDecoderSetIOMemory", found->read_from) &&
                     find(library, "avifDecoderParse", found->parse) && find(library, "avifDecoderNextImage", found->decode) &&
                     find(library, "avifImageCreateEmpty", found->make_empty) && find(library, "avifImageSetViewRect", found->view) &&
                     find(library, "avifRGBImageSetDefaults", found->set_defaults) && find(library, "avifImageYUVToRGB", found->to_rgb);
    if (!all) return nullptr;
    return found;
}

}  // namespace

bool is_avif(BytesView bytes) {
    constexpr std::size_t header = 16;  // of the box: length, "ftyp", the first brand and its version
    if (bytes.size() < header || bytes.substr(4, 4) != "ftyp") return false;
    const auto octet = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
    const std::size_t length = std::min({octet(0) << 24 | octet(1) << 16 | octet(2) << 8 | octet(3), bytes.size(), std::size_t{256}});
    for (std::size_t at = 8; at + 4 <= length; at += at == 8 ? 8 : 4)
        if (const BytesView brand = bytes.substr(at, 4); brand == "avif" || brand == "avis") return true;
    return false;
}

const AvifLibrary* avif_library() {
    static const std::unique_ptr<const AvifLibrary> library = load();
    return library.get();
}

}  // namespace chancery
