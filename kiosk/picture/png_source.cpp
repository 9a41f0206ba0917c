// SPDX-License-Identifier: EUPL-1.2
#include <png.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "picture/color.h"
#include "picture/row_source.h"

namespace chancery {

namespace {

[[noreturn]] void on_error(png_structp png, png_const_charp what) {
    // The only word that libpng has for it is its sentence.
    const bool memory = std::strstr(what, "emory") != nullptr;
    static_cast<const Exit*>(png_get_error_ptr(png))->with(memory ? Verdict::out_of_memory : Verdict::damaged);
}

void on_warning(png_structp, png_const_charp) {}

class PngSource final : public RowSource {
public:
    PngSource(BytesView bytes, const Exit& exit, const PictureGround& ground) : exit_(exit), ground_(ground), left_(bytes) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, const_cast<Exit*>(&exit_), on_error, on_warning);
        if (!png_) exit_.with(Verdict::out_of_memory);
        info_ = png_create_info_struct(png_);
        if (!info_) exit_.with(Verdict::out_of_memory);
        png_set_read_fn(png_, this, [](png_structp png, png_bytep out, std::size_t count) {
            static_cast<PngSource*>(png_get_io_ptr(png))->take(out, count);
        });
        png_set_user_limits(png_, max_side, max_side);
        png_set_chunk_malloc_max(png_, 4 << 20);
        png_set_chunk_cache_max(png_, 64);
        png_read_info(png_, info_);
        size_ = {static_cast<int>(png_get_image_width(png_, info_)), static_cast<int>(png_get_image_height(png_, info_))};
        read_profile();
        set_form();
    }

    [[nodiscard]] Size size() const override { return size_; }

    const std::uint32_t* next() override {
        png_byte* source = nullptr;
        if (interlaced_) {
            if (octets_.empty()) read_whole();
            source = octets_.data() + at_++ * row_octets();
        } else {
            octets_.resize(row_octets());
            png_read_row(png_, octets_.data(), nullptr);
            source = octets_.data();
        }
        row_.resize(static_cast<std::size_t>(size_.width));
        if (color_) color_->apply(source, row_.size());
        lay_over_ground(source, ground_, row_);
        return row_.data();
    }

private:
    void take(png_bytep out, std::size_t count) {
        if (left_.size() < count) exit_.with(Verdict::damaged);
        std::memcpy(out, left_.data(), count);
        left_.remove_prefix(count);
    }

    void read_profile() {
        png_charp name = nullptr;
        png_bytep profile = nullptr;
        png_uint_32 size = 0;
        int compression = 0;
        if (png_get_iCCP(png_, info_, &name, &compression, &profile, &size) == 0) return;
        const bool grey = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) == 0;
        using Kind = ColorTransform::Kind;
        color_ = ColorTransform::by_profile({reinterpret_cast<const char*>(profile), size}, grey ? Kind::grey : Kind::colour, ColorTransform::Octets::rgba);
    }

    // Eight bits of red, green, blue and alpha, whatever the file has.
    void set_form() {
        png_set_expand(png_);
        png_set_scale_16(png_);
        png_set_gray_to_rgb(png_);
        png_set_add_alpha(png_, 0xFF, PNG_FILLER_AFTER);
        interlaced_ = png_get_interlace_type(png_, info_) != PNG_INTERLACE_NONE;
        if (static_cast<double>(size_.width) * size_.height > (interlaced_ ? max_whole_area : max_area)) exit_.with(Verdict::too_large);
        png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        if (png_get_rowbytes(png_, info_) != row_octets()) exit_.with(Verdict::damaged);
    }

    [[nodiscard]] std::size_t row_octets() const { return static_cast<std::size_t>(size_.width) * 4; }

    void read_whole() {
        octets_.resize(row_octets() * static_cast<std::size_t>(size_.height));
        std::vector<png_bytep> rows;
        for (int y = 0; y < size_.height; ++y) rows.push_back(octets_.data() + static_cast<std::size_t>(y) * row_octets());
        png_read_image(png_, rows.data());
    }

    const Exit& exit_;
    PictureGround ground_;
    BytesView left_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    Size size_;
    bool interlaced_ = false;
    std::size_t at_ = 0;
    std::unique_ptr<ColorTransform> color_;
    std::vector<png_byte> octets_;
    std::vector<std::uint32_t> row_;
};

}  // namespace

std::unique_ptr<RowSource> open_png(BytesView bytes, const Exit& exit, const PictureGround& ground) {
    return std::make_unique<PngSource>(bytes, exit, ground);
}

}  // namespace chancery
