// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/geometry.h"

namespace chancery::lab {

// The boxes of which PNG, JPEG and WebP files are made, so that a change of what is in one is not caught by the
// checksum or the length around it.

// A chunk of a PNG file with its length and CRC (PNG, third edition, 5.3).
Bytes png_chunk(std::string_view type, BytesView content);
// A PNG file of eight bits a channel whose header claims a size, with any chunks between the header and the data.
Bytes png_file(Size claimed, int color_type, bool interlaced, const Bytes& between, const Bytes& data);
// A zlib stream of this many zero octets.
Bytes deflated_zeros(std::size_t count);

struct Box {
    std::string type;  // "IHDR", "FF C0" as two octets, "VP8L"
    Bytes content;
};
enum class Container { png, jpeg, webp, none };
Container container_of(BytesView file);

// The file's boxes; what comes after them (a JPEG's scan) is the last one, without a type. The file must be whole.
std::vector<Box> unpack(BytesView file);
// The reverse, with right lengths and checksums.
Bytes pack(Container container, const std::vector<Box>& boxes);

// Number at a place, most or least significant octet first.
void put_big(Bytes& bytes, std::size_t at, std::uint32_t value, int octets);
void put_little(Bytes& bytes, std::size_t at, std::uint32_t value, int octets);

}  // namespace chancery::lab
