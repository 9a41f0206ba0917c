// SPDX-License-Identifier: EUPL-1.2
#include "picture/own_jpeg.h"

#include <cstdio>  // jpeglib.h needs it before itself

#include <jpeglib.h>

#include <bit>
#include <csetjmp>
#include <cstdlib>

namespace chancery {

namespace {

constexpr int quality = 92;
// With alpha, which is written as 255.
constexpr J_COLOR_SPACE own_order = std::endian::native == std::endian::little ? JCS_EXT_BGRA : JCS_EXT_ARGB;

// libjpeg leaves by a jump where it fails. Nothing with a destructor lives between here and there.
struct Errors {
    jpeg_error_mgr manager;  // first: libjpeg knows only this part
    std::jmp_buf way_out;
};

void on_error(j_common_ptr codec) { std::longjmp(reinterpret_cast<Errors*>(codec->err)->way_out, 1); }
void on_message(j_common_ptr, int) {}

void set_errors(Errors& errors) {
    jpeg_std_error(&errors.manager);
    errors.manager.error_exit = on_error;
    errors.manager.emit_message = on_message;
}

Error unreadable() { return {ErrorKind::corrupt, "the prepared picture cannot be read"}; }

struct FileInMemory {
    unsigned char* data = nullptr;
    unsigned long size = 0;
};

bool write(PixelView pixels, FileInMemory& file) {
    jpeg_compress_struct codec{};
    Errors errors{};
    set_errors(errors);
    codec.err = &errors.manager;
    if (setjmp(errors.way_out) != 0) {
        jpeg_destroy_compress(&codec);
        return false;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &file.data, &file.size);
    codec.image_width = static_cast<JDIMENSION>(pixels.size.width);
    codec.image_height = static_cast<JDIMENSION>(pixels.size.height);
    codec.input_components = 4;
    codec.in_color_space = own_order;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < codec.image_height) {
        const std::uint32_t* source = pixels.rows + std::size_t{codec.next_scanline} * codec.image_width;
        auto* row = reinterpret_cast<JSAMPLE*>(const_cast<std::uint32_t*>(source));  // libjpeg only reads it
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return true;
}

bool read_rows(jpeg_decompress_struct& codec, std::uint32_t* rows) {
    codec.out_color_space = own_order;
    jpeg_start_decompress(&codec);
    while (codec.output_scanline < codec.output_height) {
        auto* row = reinterpret_cast<JSAMPLE*>(rows + std::size_t{codec.output_scanline} * codec.output_width);
        jpeg_read_scanlines(&codec, &row, 1);
    }
    jpeg_finish_decompress(&codec);
    return codec.err->num_warnings == 0;
}

// The size alone, where there are no rows to put the pixels into; else all, if they are of the size that is told.
bool read(BytesView bytes, Size& size, std::uint32_t* rows) {
    jpeg_decompress_struct codec{};
    Errors errors{};
    set_errors(errors);
    codec.err = &errors.manager;
    if (setjmp(errors.way_out) != 0) {
        jpeg_destroy_decompress(&codec);
        return false;
    }
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&codec, TRUE);
    const Size found{static_cast<int>(codec.image_width), static_cast<int>(codec.image_height)};
    const bool whole = !rows || (found == size && read_rows(codec, rows));
    size = found;
    jpeg_destroy_decompress(&codec);
    return whole;
}

}  // namespace

Result<Bytes> encode_own_jpeg(PixelView pixels) {
    FileInMemory file;
    const bool written = write(pixels, file);
    Bytes bytes;
    if (written) bytes.assign(reinterpret_cast<const char*>(file.data), file.size);
    std::free(file.data);
    if (!written) return Error{ErrorKind::full, "there is not enough memory to store the prepared picture"};
    return bytes;
}

Status decode_own_jpeg(BytesView bytes, Size size, std::uint32_t* rows) { return read(bytes, size, rows) ? Status{} : Status{unreadable()}; }

Result<Size> size_of_own_jpeg(BytesView bytes) {
    Size size;
    if (!read(bytes, size, nullptr)) return unreadable();
    return size;
}

}  // namespace chancery
