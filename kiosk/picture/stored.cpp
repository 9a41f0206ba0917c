// SPDX-License-Identifier: EUPL-1.2
#include "picture/stored.h"

#include <algorithm>

#include "base/digest.h"
#include "picture/own_jpeg.h"

namespace chancery {

namespace {

// BLAKE2b tells what is damaged as well as SHA-256, which the older forms have, in a third of the time or less. The oldest
// does not say what size the picture had. Before the newest every picture was cut that was not asked for whole.
constexpr BytesView form_name("chancery picture 4\n"), cut_name("chancery picture 3\n"), older_name("chancery picture 2\n"), oldest_name("chancery picture 1\n");
constexpr std::size_t sides = 4;

BytesView view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.octets.data()), digest.octets.size()}; }

void put_side(Bytes& out, int side) {
    out += static_cast<char>(side & 0xFF);
    out += static_cast<char>(side >> 8 & 0xFF);
}

int side_at(BytesView bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]) | static_cast<std::uint8_t>(bytes[at + 1]) << 8; }

}  // namespace

Result<Bytes> encode_stored(PixelView pixels, const LuminanceMap& luminance, Size original) {
    Result<Bytes> jpeg = encode_own_jpeg(pixels);
    if (!jpeg) return jpeg;
    Bytes content(luminance.cells.begin(), luminance.cells.end());
    put_side(content, original.width);
    put_side(content, original.height);
    content += *jpeg;
    Bytes stored(form_name);
    stored += view(blake2b(content));
    return stored += content;
}

Result<StoredPicture> StoredPicture::open(Bytes bytes) {
    const Error damaged{ErrorKind::corrupt, "the prepared picture is damaged"};
    StoredPicture picture;
    picture.stored_ = std::move(bytes);
    const BytesView stored = picture.stored_;
    LuminanceMap& luminance = picture.luminance;
    constexpr std::size_t head = form_name.size() + sizeof(Digest::octets);
    const bool oldest = stored.starts_with(oldest_name), older = oldest || stored.starts_with(older_name);
    const std::size_t before_pixels = luminance.cells.size() + (oldest ? 0 : sides);
    const bool newest = stored.starts_with(form_name);
    if (stored.size() < head + before_pixels || !(older || newest || stored.starts_with(cut_name))) return damaged;
    const BytesView content = stored.substr(head);
    if (stored.substr(form_name.size(), sizeof(Digest::octets)) != view(older ? sha256(content) : blake2b(content))) return damaged;
    std::transform(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(luminance.cells.size()), luminance.cells.begin(),
                   [](char cell) { return static_cast<std::uint8_t>(cell); });
    picture.pixels_at_ = head + before_pixels;
    const auto size = size_of_own_jpeg(stored.substr(picture.pixels_at_));
    if (!size) return size.error();
    picture.size = *size;
    const std::size_t at = luminance.cells.size();
    if (!oldest) picture.original = {side_at(content, at), side_at(content, at + 2)};
    picture.whole = newest && mostly_cut(picture.original, picture.size);
    return picture;
}

Status StoredPicture::decode(Pixels& into) const { return decode_own_jpeg(BytesView(stored_).substr(pixels_at_), into); }

Result<Prepared> read_prepared(BytesView stored) {
    const auto picture = StoredPicture::open(Bytes(stored));
    if (!picture) return picture.error();
    Prepared prepared{{}, picture->luminance, picture->original, picture->whole};
    if (const Status decoded = picture->decode(prepared.pixels); !decoded) return decoded.error();
    return prepared;
}

}  // namespace chancery
