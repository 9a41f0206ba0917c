// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>  // jpeglib.h needs it before itself

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "picture/color.h"
#include "picture/row_source.h"

namespace chancery {

namespace {

constexpr int max_scans = 200;  // of a progressive picture; usual ones have ten
constexpr J_COLOR_SPACE own_order = std::endian::native == std::endian::little ? JCS_EXT_BGRX : JCS_EXT_XRGB;

struct Errors {
    jpeg_error_mgr manager;  // first: libjpeg knows only this part
    const Exit* exit;
};

const Exit& exit_of(j_common_ptr codec) { return *reinterpret_cast<Errors*>(codec->err)->exit; }

void on_error(j_common_ptr codec) {
    exit_of(codec).with(codec->err->msg_code == JERR_OUT_OF_MEMORY ? Verdict::out_of_memory : Verdict::damaged);
}

// A warning means that grey is being made up for what is missing. Only stray bytes between segments do no harm.
void on_warning(j_common_ptr codec, int level) {
    const int code = codec->err->msg_code;
    if (level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_ADOBE_XFORM) exit_of(codec).with(Verdict::damaged);
}

void on_progress(j_common_ptr codec) {
    if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > max_scans) exit_of(codec).with(Verdict::damaged);
}

std::uint32_t from_cmyk(const JSAMPLE* ink, bool inverted) {
    const auto light = [&](int i) { return static_cast<std::uint32_t>(inverted ? ink[i] : 255 - ink[i]); };
    return over_ground(light(0) * light(3) / 255, light(1) * light(3) / 255, light(2) * light(3) / 255, 255);
}

class JpegSource final : public RowSource {
public:
    JpegSource(BytesView bytes, const Exit& exit) : exit_(exit) {
        errors_.exit = &exit_;
        codec_.err = jpeg_std_error(&errors_.manager);
        errors_.manager.error_exit = on_error;
        errors_.manager.emit_message = on_warning;
        jpeg_create_decompress(&codec_);
        progress_.progress_monitor = on_progress;
        codec_.progress = &progress_;
        jpeg_mem_src(&codec_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        jpeg_save_markers(&codec_, JPEG_APP0 + 1, 0xFFFF);
        jpeg_save_markers(&codec_, JPEG_APP0 + 2, 0xFFFF);
        jpeg_read_header(&codec_, TRUE);
        const bool inks = codec_.jpeg_color_space == JCS_CMYK || codec_.jpeg_color_space == JCS_YCCK;
        codec_.out_color_space = inks ? JCS_CMYK : own_order;
        jpeg_calc_output_dimensions(&codec_);
    }

    [[nodiscard]] Turn turn() const override {
        for (const jpeg_marker_struct* marker = codec_.marker_list; marker; marker = marker->next) {
            const Turn turn = exif_turn({reinterpret_cast<const char*>(marker->data), marker->data_length});
            if (turn != Turn{}) return turn;
        }
        return {};
    }

    // By the discrete cosine transform itself, in eighths: most of a large picture is never computed.
    void shrink(double ratio) override {
        codec_.scale_denom = 8;
        codec_.scale_num = static_cast<unsigned>(std::clamp(std::ceil(ratio * 8 - 1e-9), 1.0, 8.0));
        jpeg_calc_output_dimensions(&codec_);
    }

    [[nodiscard]] Size size() const override {
        return {static_cast<int>(codec_.output_width), static_cast<int>(codec_.output_height)};
    }

    const std::uint32_t* next() override {
        start();
        JSAMPLE* row = samples();
        if (jpeg_read_scanlines(&codec_, &row, 1) != 1) exit_.with(Verdict::damaged);
        if (codec_.out_color_space == JCS_CMYK)
            for (std::size_t i = 0; i < row_.size(); ++i) row_[i] = from_cmyk(row + i * 4, codec_.saw_Adobe_marker);
        if (color_) color_->apply(row_.data(), row_.size());
        return row_.data();
    }

    void skip(int rows) override {
        start();
        if (rows > 0) jpeg_skip_scanlines(&codec_, static_cast<JDIMENSION>(rows));
    }

private:
    // Inks have four octets a pixel too, and are turned into light in their place.
    JSAMPLE* samples() { return reinterpret_cast<JSAMPLE*>(row_.data()); }

    // Of inks none: they have been made light without it.
    void read_profile() {
        JOCTET* profile = nullptr;
        unsigned size = 0;
        if (codec_.out_color_space == JCS_CMYK || !jpeg_read_icc_profile(&codec_, &profile, &size)) return;
        using Kind = ColorTransform::Kind;
        color_ = ColorTransform::by_profile({reinterpret_cast<const char*>(profile), size}, codec_.num_components == 1 ? Kind::grey : Kind::colour, ColorTransform::Octets::own);
        std::free(profile);
    }

    void start() {
        if (!row_.empty()) return;
        read_profile();
        jpeg_start_decompress(&codec_);
        row_.resize(codec_.output_width);
    }

    const Exit& exit_;
    Errors errors_{};
    jpeg_decompress_struct codec_{};
    jpeg_progress_mgr progress_{};
    std::unique_ptr<ColorTransform> color_;
    std::vector<std::uint32_t> row_;
};

}  // namespace

std::unique_ptr<RowSource> open_jpeg(BytesView bytes, const Exit& exit) { return std::make_unique<JpegSource>(bytes, exit); }

}  // namespace chancery
