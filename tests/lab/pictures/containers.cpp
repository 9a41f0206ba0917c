// SPDX-License-Identifier: EUPL-1.2
#include "containers.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace chancery::lab {
namespace {

constexpr BytesView png_magic("\x89PNG\r\n\x1A\n", 8);

std::uint32_t octet(BytesView bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes.at(at)); }

std::uint32_t big(BytesView bytes, std::size_t at, int octets) {
    std::uint32_t value = 0;
    for (int i = 0; i < octets; ++i) value = value << 8 | octet(bytes, at + static_cast<std::size_t>(i));
    return value;
}

std::uint32_t little(BytesView bytes, std::size_t at) {
    return octet(bytes, at) | octet(bytes, at + 1) << 8 | octet(bytes, at + 2) << 16 | octet(bytes, at + 3) << 24;
}

Bytes number(std::uint32_t value, int octets, bool big_end) {
    Bytes out(static_cast<std::size_t>(octets), '\0');
    big_end ? put_big(out, 0, value, octets) : put_little(out, 0, value, octets);
    return out;
}

std::vector<Box> unpack_png(BytesView file) {
    std::vector<Box> boxes;
    for (std::size_t at = png_magic.size(); at + 12 <= file.size();) {
        const std::size_t length = big(file, at, 4);
        boxes.push_back({Bytes(file.substr(at + 4, 4)), Bytes(file.substr(at + 8, length))});
        at += length + 12;
    }
    return boxes;
}

// Segments up to the first scan (ITU-T T.81, B.1.1); the scan and all after it are the last box.
std::vector<Box> unpack_jpeg(BytesView file) {
    std::vector<Box> boxes;
    std::size_t at = 2;
    while (at + 4 <= file.size() && octet(file, at + 1) != 0xDA) {
        const std::size_t length = big(file, at + 2, 2);
        boxes.push_back({Bytes(file.substr(at, 2)), Bytes(file.substr(at + 4, length - 2))});
        at += length + 2;
    }
    boxes.push_back({"", Bytes(file.substr(at))});
    return boxes;
}

std::vector<Box> unpack_webp(BytesView file) {
    std::vector<Box> boxes;
    for (std::size_t at = 12; at + 8 <= file.size();) {
        const std::size_t length = little(file, at + 4);
        boxes.push_back({Bytes(file.substr(at, 4)), Bytes(file.substr(at + 8, length))});
        at += 8 + length + length % 2;
    }
    return boxes;
}

Bytes packed_box(Container container, const Box& box) {
    const auto length = static_cast<std::uint32_t>(box.content.size());
    switch (container) {
        case Container::png: return png_chunk(box.type, box.content);
        case Container::jpeg: return box.type.empty() ? box.content : box.type + number(length + 2, 2, true) + box.content;
        case Container::webp: return box.type + number(length, 4, false) + box.content + Bytes(length % 2, '\0');
        case Container::none: break;
    }
    return box.content;
}

}  // namespace

void put_big(Bytes& bytes, std::size_t at, std::uint32_t value, int octets) {
    for (int i = 0; i < octets; ++i) bytes.at(at + static_cast<std::size_t>(i)) = static_cast<char>(value >> 8 * (octets - 1 - i) & 0xFF);
}

void put_little(Bytes& bytes, std::size_t at, std::uint32_t value, int octets) {
    for (int i = 0; i < octets; ++i) bytes.at(at + static_cast<std::size_t>(i)) = static_cast<char>(value >> 8 * i & 0xFF);
}

Bytes png_chunk(std::string_view type, BytesView content) {
    const Bytes named = Bytes(type) + Bytes(content);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
    return number(static_cast<std::uint32_t>(content.size()), 4, true) + named + number(static_cast<std::uint32_t>(crc), 4, true);
}

Bytes png_file(Size claimed, int color_type, bool interlaced, const Bytes& between, const Bytes& data) {
    const Bytes header = number(static_cast<std::uint32_t>(claimed.width), 4, true) + number(static_cast<std::uint32_t>(claimed.height), 4, true) +
                         Bytes{8, static_cast<char>(color_type), 0, 0, static_cast<char>(interlaced)};
    return Bytes(png_magic) + png_chunk("IHDR", header) + between + png_chunk("IDAT", data) + png_chunk("IEND", "");
}

Bytes deflated_zeros(std::size_t count) {
    z_stream stream{};
    if (deflateInit(&stream, Z_BEST_COMPRESSION) != Z_OK) throw std::runtime_error("no zlib");
    const Bytes zeros(1 << 16, '\0');
    Bytes out;
    Bytes piece(1 << 16, '\0');
    int state = Z_OK;
    for (std::size_t left = count; state != Z_STREAM_END;) {
        if (stream.avail_in == 0) {
            stream.avail_in = static_cast<uInt>(std::min(left, zeros.size()));
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
            left -= stream.avail_in;
        }
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH);
        out.append(piece, 0, piece.size() - stream.avail_out);
    }
    deflateEnd(&stream);
    return out;
}

Container container_of(BytesView file) {
    if (file.substr(0, 8) == png_magic) return Container::png;
    if (file.substr(0, 3) == "\xFF\xD8\xFF") return Container::jpeg;
    return file.substr(0, 4) == "RIFF" ? Container::webp : Container::none;
}

std::vector<Box> unpack(BytesView file) {
    switch (container_of(file)) {
        case Container::png: return unpack_png(file);
        case Container::jpeg: return unpack_jpeg(file);
        case Container::webp: return unpack_webp(file);
        case Container::none: break;
    }
    return {{"", Bytes(file)}};
}

Bytes pack(Container container, const std::vector<Box>& boxes) {
    Bytes inside;
    for (const Box& box : boxes) inside += packed_box(container, box);
    switch (container) {
        case Container::png: return Bytes(png_magic) + inside;
        case Container::jpeg: return "\xFF\xD8" + inside;
        case Container::webp: return "RIFF" + number(static_cast<std::uint32_t>(inside.size() + 4), 4, false) + "WEBP" + inside;
        case Container::none: break;
    }
    return inside;
}

}  // namespace chancery::lab
