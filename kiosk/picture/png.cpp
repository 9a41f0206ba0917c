// SPDX-License-Identifier: EUPL-1.2
#include "picture/png.h"

#include <png.h>

#include <bit>

namespace chancery {

namespace {

// libpng's names for the bytes of 0xFFRRGGBB in memory.
constexpr png_uint_32 own_format = std::endian::native == std::endian::little ? PNG_FORMAT_BGRA : PNG_FORMAT_ARGB;

png_image describe(Size size) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(size.width);
    image.height = static_cast<png_uint_32>(size.height);
    image.format = own_format;
    return image;
}

// Three octets a pixel: an opaque picture needs no alpha in its file.
Bytes rgb_rows(const Pixels& pixels) {
    Bytes rgb;
    rgb.reserve(pixels.rows.size() * 3);
    for (const std::uint32_t pixel : pixels.rows)
        for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<char>(pixel >> shift & 0xFF));
    return rgb;
}

}  // namespace

Result<Bytes> encode_png(const Pixels& pixels) {
    png_image image = describe(pixels.size);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    const Bytes rgb = rgb_rows(pixels);
    png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(image);
    Bytes file(length, '\0');
    if (!png_image_write_to_memory(&image, file.data(), &length, 0, rgb.data(), 0, nullptr))
        return Error{ErrorKind::unsupported, std::string("cannot write the picture as PNG: ") + image.message};
    file.resize(length);
    return file;
}

Result<Pixels> decode_own_png(BytesView bytes) {
    png_image image = describe({});
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
        return Error{ErrorKind::corrupt, std::string("not a PNG picture: ") + image.message};
    image.format = own_format;
    Pixels pixels{{static_cast<int>(image.width), static_cast<int>(image.height)}, {}};
    pixels.rows.resize(std::size_t{image.width} * image.height);
    if (!png_image_finish_read(&image, nullptr, pixels.rows.data(), 0, nullptr))
        return Error{ErrorKind::corrupt, std::string("a damaged PNG picture: ") + image.message};
    for (std::uint32_t& pixel : pixels.rows) pixel |= 0xFF000000U;
    return pixels;
}

}  // namespace chancery
