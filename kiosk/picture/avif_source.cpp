// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <vector>

#include "picture/avif_library.h"
#include "picture/color.h"
#include "picture/row_source.h"

namespace chancery {

namespace {

constexpr int strip_rows = 64;  // even, so that rows of colour are never parted

// 'irot' counts quarter turns against the clock; 'imir' comes after it and exchanges top and bottom, or left and right
// (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
Turn turn_of(const avifImage& image) {
    Turn turn;
    if (image.transformFlags & AVIF_TRANSFORM_IROT) {
        constexpr Turn quarters[4] = {{false, false, false}, {true, true, false}, {false, true, true}, {true, false, true}};
        turn = quarters[image.irot.angle % 4];
    }
    if (!(image.transformFlags & AVIF_TRANSFORM_IMIR)) return turn;
#if AVIF_VERSION_MAJOR >= 1
    const bool left_and_right = image.imir.axis == 1;
#else
    const bool left_and_right = image.imir.mode == 1;
#endif
    bool& flip = left_and_right == turn.swap ? turn.flip_y : turn.flip_x;
    flip = !flip;
    return turn;
}

class AvifSource final : public RowSource {
public:
    AvifSource(BytesView bytes, const AvifLibrary& avif, const Exit& exit, const PictureGround& ground) : avif_(avif), exit_(exit), ground_(ground) {
        avifDecoder* const decoder = avif_.create();
        if (!decoder) exit_.with(Verdict::out_of_memory);
        decoder->codecChoice = AVIF_CODEC_CHOICE_DAV1D;
        decoder->maxThreads = 1;
        decoder->ignoreXMP = decoder->ignoreExif = AVIF_TRUE;
        decoder->imageSizeLimit = static_cast<std::uint32_t>(max_whole_area);
        decoder->imageDimensionLimit = max_side;
        // Which many programs leave out, and which nothing depends on.
        decoder->strictFlags &= ~static_cast<avifStrictFlags>(AVIF_STRICT_PIXI_REQUIRED);
        check(avif_.read_from(decoder, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
        check(avif_.parse(decoder));
        if (decoder->imageCount != 1) exit_.with(Verdict::animated);
        image_ = decoder->image;
        size_ = {static_cast<int>(image_->width), static_cast<int>(image_->height)};
        if (static_cast<double>(size_.width) * size_.height > max_whole_area) exit_.with(Verdict::too_large);
        // Light beyond white (PQ, HLG) would come out grey and flat.
        if (image_->transferCharacteristics == 16 || image_->transferCharacteristics == 18) exit_.with(Verdict::unknown_format);
        decoder_ = decoder;
    }

    [[nodiscard]] Turn turn() const override { return turn_of(*image_); }
    [[nodiscard]] Size size() const override { return size_; }

    const std::uint32_t* next() override {
        if (row_.empty()) decode();
        if (at_ % strip_rows == 0) convert_strip();
        const std::uint8_t* source = strip_.data() + static_cast<std::size_t>(at_++ % strip_rows) * row_.size() * 4;
        lay_over_ground(source, ground_, row_);
        return row_.data();
    }

private:
    void check(avifResult result) const {
        if (result == AVIF_RESULT_OK) return;
        if (result == AVIF_RESULT_OUT_OF_MEMORY) exit_.with(Verdict::out_of_memory);
        if (result == AVIF_RESULT_NOT_IMPLEMENTED || result == AVIF_RESULT_NO_CODEC_AVAILABLE) exit_.with(Verdict::unknown_format);
        exit_.with(Verdict::damaged);
    }

    void decode() {
        check(avif_.decode(decoder_));
        row_.resize(static_cast<std::size_t>(size_.width));
        strip_.resize(row_.size() * 4 * strip_rows);
        const bool grey = image_->yuvFormat == AVIF_PIXEL_FORMAT_YUV400;
        using Kind = ColorTransform::Kind;
        if (image_->icc.size > 0)
            color_ = ColorTransform::by_profile({reinterpret_cast<const char*>(image_->icc.data), image_->icc.size}, grey ? Kind::grey : Kind::colour, ColorTransform::Octets::rgba);
        else
            color_ = ColorTransform::by_code({image_->colorPrimaries, image_->transferCharacteristics}, ColorTransform::Octets::rgba);
    }

    void convert_strip() {
        const auto rows = static_cast<std::uint32_t>(std::min(strip_rows, size_.height - at_));
        avifImage* const view = avif_.make_empty();
        if (!view) exit_.with(Verdict::out_of_memory);
        const avifCropRect rect{0, static_cast<std::uint32_t>(at_), image_->width, rows};
        check(avif_.view(view, image_, &rect));
        avifRGBImage rgb{};
        avif_.set_defaults(&rgb, view);
        rgb.depth = 8;
        rgb.format = AVIF_RGB_FORMAT_RGBA;
        rgb.pixels = strip_.data();
        rgb.rowBytes = static_cast<std::uint32_t>(row_.size() * 4);
        check(avif_.to_rgb(view, &rgb));
        if (color_) color_->apply(strip_.data(), row_.size() * rows);
    }

    const AvifLibrary& avif_;
    const Exit& exit_;
    PictureGround ground_;
    avifDecoder* decoder_ = nullptr;
    const avifImage* image_ = nullptr;
    Size size_;
    int at_ = 0;
    std::unique_ptr<ColorTransform> color_;
    std::vector<std::uint8_t> strip_;
    std::vector<std::uint32_t> row_;
};

}  // namespace

std::unique_ptr<RowSource> open_avif(BytesView bytes, const Exit& exit, const PictureGround& ground) {
    const AvifLibrary* const avif = avif_library();
    if (!avif) exit.with(Verdict::unknown_format);
    return std::make_unique<AvifSource>(bytes, *avif, exit, ground);
}

}  // namespace chancery
