// SPDX-License-Identifier: EUPL-1.2
#include "picture/stored.h"

#include <algorithm>

#include "base/digest.h"
#include "picture/own_jpeg.h"

namespace chancery {

namespace {

constexpr BytesView form_name("chancery picture 1\n");

BytesView view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.octets.data()), digest.octets.size()}; }

}  // namespace

Result<Bytes> encode_stored(const Pixels& pixels, const LuminanceMap& luminance) {
    Result<Bytes> jpeg = encode_own_jpeg(pixels);
    if (!jpeg) return jpeg;
    Bytes content(luminance.cells.begin(), luminance.cells.end());
    content += *jpeg;
    Bytes stored(form_name);
    stored += view(sha256(content));
    return stored += content;
}

Result<Prepared> read_prepared(BytesView stored) {
    const Error damaged{ErrorKind::corrupt, "the prepared picture is damaged"};
    LuminanceMap luminance;
    constexpr std::size_t head = form_name.size() + sizeof(Digest::octets);
    if (stored.size() < head + luminance.cells.size() || stored.substr(0, form_name.size()) != form_name) return damaged;
    const BytesView content = stored.substr(head);
    if (stored.substr(form_name.size(), sizeof(Digest::octets)) != view(sha256(content))) return damaged;
    std::transform(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(luminance.cells.size()), luminance.cells.begin(),
                   [](char cell) { return static_cast<std::uint8_t>(cell); });
    Result<Pixels> pixels = decode_own_jpeg(content.substr(luminance.cells.size()));
    if (!pixels) return pixels.error();
    return Prepared{*std::move(pixels), luminance};
}

}  // namespace chancery
