// SPDX-License-Identifier: EUPL-1.2
#include "fakes/made_pictures.h"

#include <cstdio>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

#include <cmath>
#include <cstdlib>
#include <vector>

namespace chancery {

namespace {

std::uint8_t octet(std::uint32_t pixel, int shift) { return static_cast<std::uint8_t>(pixel >> shift & 0xFF); }

// The rows as the encoders want them: red, green, blue and, where asked for, alpha.
std::vector<std::uint8_t> octets(Size size, const Paint& paint, bool alpha) {
    std::vector<std::uint8_t> out;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const std::uint32_t pixel = paint(x, y);
            for (const int shift : {16, 8, 0}) out.push_back(octet(pixel, shift));
            if (alpha) out.push_back(octet(pixel, 24));
        }
    return out;
}

// Ink as Adobe stores it: 255 is none.
std::vector<std::uint8_t> inverted_inks(const std::vector<std::uint8_t>& rgb) {
    std::vector<std::uint8_t> out;
    for (std::size_t i = 0; i < rgb.size(); i += 3) out.insert(out.end(), {rgb[i], rgb[i + 1], rgb[i + 2], 255});
    return out;
}

std::vector<std::uint8_t> grey(const std::vector<std::uint8_t>& rgb) {
    std::vector<std::uint8_t> out;
    for (std::size_t i = 0; i < rgb.size(); i += 3) out.push_back(static_cast<std::uint8_t>((rgb[i] + rgb[i + 1] * 2 + rgb[i + 2]) / 4));
    return out;
}

void write_orientation(jpeg_compress_struct& codec, int orientation) {
    Bytes exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 32);
    exif[25] = static_cast<char>(orientation);
    jpeg_write_marker(&codec, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()), static_cast<unsigned>(exif.size()));
}

Bytes compressed(jpeg_compress_struct& codec, std::vector<std::uint8_t>& rows, const JpegForm& form) {
    unsigned char* data = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&codec, &data, &length);
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, form.quality, TRUE);
    if (form.progressive) jpeg_simple_progression(&codec);
    jpeg_start_compress(&codec, TRUE);
    if (form.orientation != 0) write_orientation(codec, form.orientation);
    const std::size_t row_octets = std::size_t{codec.image_width} * static_cast<std::size_t>(codec.input_components);
    while (codec.next_scanline < codec.image_height) {
        JSAMPLE* row = rows.data() + codec.next_scanline * row_octets;
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    Bytes bytes(reinterpret_cast<const char*>(data), length);
    std::free(data);
    return bytes;
}

}  // namespace

Paint quarters(Size size) {
    return [size](int x, int y) {
        const bool left = x < size.width / 2, top = y < size.height / 2;
        return top ? (left ? 0xFFFF0000U : 0xFF00FF00U) : (left ? 0xFF0000FFU : 0xFFFFFFFFU);
    };
}

Paint scenery(Size size) {
    return [size](int x, int y) {
        const double u = static_cast<double>(x) / size.width, v = static_cast<double>(y) / size.height;
        const std::uint32_t grain = (static_cast<std::uint32_t>(x) * 2654435761U ^ static_cast<std::uint32_t>(y) * 2246822519U) >> 27;
        const auto wave = [&](double a, double b) { return static_cast<std::uint32_t>(112 + 96 * std::sin(a * u + b * v)) + grain; };
        return 0xFF000000U | wave(5, 9) << 16 | wave(11, -4) << 8 | wave(-7, 6);
    };
}

Bytes make_jpeg(Size size, const Paint& paint, const JpegForm& form) {
    std::vector<std::uint8_t> rows = octets(size, paint, false);
    if (form.grey) rows = grey(rows);
    if (form.inks) rows = inverted_inks(rows);
    jpeg_compress_struct codec{};
    jpeg_error_mgr errors{};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    codec.image_width = static_cast<JDIMENSION>(size.width);
    codec.image_height = static_cast<JDIMENSION>(size.height);
    codec.input_components = form.grey ? 1 : form.inks ? 4 : 3;
    codec.in_color_space = form.grey ? JCS_GRAYSCALE : form.inks ? JCS_CMYK : JCS_RGB;
    Bytes bytes = compressed(codec, rows, form);
    jpeg_destroy_compress(&codec);
    return bytes;
}

Bytes make_png(Size size, const Paint& paint, const PngForm& form) {
    std::vector<std::uint8_t> rows = octets(size, paint, form.alpha);
    if (form.sixteen_bits) {
        std::vector<std::uint8_t> wide;
        for (const std::uint8_t value : rows) wide.insert(wide.end(), {value, value});
        rows = std::move(wide);
    }
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    Bytes bytes;
    png_set_write_fn(png, &bytes, [](png_structp to, png_bytep data, std::size_t count) {
        static_cast<Bytes*>(png_get_io_ptr(to))->append(reinterpret_cast<const char*>(data), count);
    }, nullptr);
    png_set_compression_level(png, 1);
    png_set_IHDR(png, info, static_cast<png_uint_32>(size.width), static_cast<png_uint_32>(size.height), form.sixteen_bits ? 16 : 8,
                 form.alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, form.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!form.profile.empty())
        png_set_iCCP(png, info, "made", PNG_COMPRESSION_TYPE_BASE, reinterpret_cast<png_const_bytep>(form.profile.data()), static_cast<png_uint_32>(form.profile.size()));
    png_write_info(png, info);
    std::vector<png_bytep> starts;
    const std::size_t row_octets = rows.size() / static_cast<std::size_t>(size.height);
    for (int y = 0; y < size.height; ++y) starts.push_back(rows.data() + static_cast<std::size_t>(y) * row_octets);
    png_write_image(png, starts.data());
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

Bytes make_webp(Size size, const Paint& paint, bool lossless) {
    const std::vector<std::uint8_t> rows = octets(size, paint, true);
    std::uint8_t* data = nullptr;
    const std::size_t length = lossless ? WebPEncodeLosslessRGBA(rows.data(), size.width, size.height, size.width * 4, &data)
                                        : WebPEncodeRGBA(rows.data(), size.width, size.height, size.width * 4, 90, &data);
    Bytes bytes(reinterpret_cast<const char*>(data), length);
    WebPFree(data);
    return bytes;
}

Bytes jpeg_with_profile(const Bytes& jpeg, const Bytes& profile) {
    const std::string_view name("ICC_PROFILE\0\1\1", 14);
    const std::size_t length = 2 + name.size() + profile.size();
    Bytes segment("\xFF\xE2");
    segment += {static_cast<char>(length >> 8), static_cast<char>(length & 0xFF)};
    return jpeg.substr(0, 2) + segment + Bytes(name) + profile + jpeg.substr(2);
}

Bytes webp_with_profile(const Bytes& webp, Size size, const Bytes& profile) {
    const auto number = [](std::size_t value, int octets) {
        Bytes out;
        for (int i = 0; i < octets; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
        return out;
    };
    const Bytes padding(profile.size() % 2, '\0');
    const Bytes extended = "VP8X" + number(10, 4) + number(0x20, 4) + number(static_cast<std::size_t>(size.width) - 1, 3) + number(static_cast<std::size_t>(size.height) - 1, 3);
    const Bytes chunks = "WEBP" + extended + "ICCP" + number(profile.size(), 4) + profile + padding + webp.substr(12);
    return "RIFF" + number(chunks.size(), 4) + chunks;
}

Bytes make_png_header(Size claimed) {
    Bytes bytes = make_png({1, 1}, [](int, int) { return 0xFF000000U; });
    const auto put = [&](std::size_t at, int value) {
        for (int i = 0; i < 4; ++i) bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (24 - 8 * i) & 0xFF);
    };
    put(16, claimed.width);
    put(20, claimed.height);
    std::uint32_t crc = 0xFFFFFFFFU;  // ISO 3309, over the chunk's name and content
    for (std::size_t i = 12; i < 29; ++i) {
        crc ^= static_cast<std::uint8_t>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    put(29, static_cast<int>(~crc));
    return bytes;
}

}  // namespace chancery
