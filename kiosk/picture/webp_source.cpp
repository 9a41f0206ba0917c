// SPDX-License-Identifier: EUPL-1.2
#include <webp/decode.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "picture/row_source.h"

namespace chancery {

namespace {

constexpr int lossless = 2;  // WebPBitstreamFeatures::format

class WebpSource final : public RowSource {
public:
    WebpSource(BytesView bytes, const Exit& exit, const PictureGround& ground) : exit_(exit), ground_(ground), bytes_(bytes) {
        if (!WebPInitDecoderConfig(&config_)) exit_.with(Verdict::unknown_format);
        check(WebPGetFeatures(data(), bytes_.size(), &config_.input));
        if (config_.input.has_animation) exit_.with(Verdict::animated);
        size_ = {config_.input.width, config_.input.height};
        const double most = config_.input.format == lossless ? max_whole_area : max_area;
        if (static_cast<double>(size_.width) * size_.height > most) exit_.with(Verdict::too_large);
    }

    // libwebp scales while it decodes, by the mean of areas, and holds only the small picture.
    void shrink(double ratio) override {
        if (ratio >= 1) return;
        size_ = {std::max(1, static_cast<int>(std::ceil(size_.width * ratio))), std::max(1, static_cast<int>(std::ceil(size_.height * ratio)))};
        config_.options.use_scaling = 1;
        config_.options.scaled_width = size_.width;
        config_.options.scaled_height = size_.height;
    }

    [[nodiscard]] Size size() const override { return size_; }

    const std::uint32_t* next() override {
        if (row_.empty()) decode();
        const std::uint8_t* source = config_.output.u.RGBA.rgba + static_cast<std::ptrdiff_t>(at_++) * config_.output.u.RGBA.stride;
        for (std::uint32_t& pixel : row_) {
            pixel = over_ground(source[0], source[1], source[2], source[3], ground_);
            source += 4;
        }
        return row_.data();
    }

private:
    [[nodiscard]] const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(bytes_.data()); }

    void check(VP8StatusCode status) const {
        if (status == VP8_STATUS_OUT_OF_MEMORY) exit_.with(Verdict::out_of_memory);
        if (status != VP8_STATUS_OK) exit_.with(Verdict::damaged);
    }

    void decode() {
        config_.output.colorspace = MODE_RGBA;
        check(WebPDecode(data(), bytes_.size(), &config_));
        row_.resize(static_cast<std::size_t>(size_.width));
    }

    const Exit& exit_;
    PictureGround ground_;
    BytesView bytes_;
    WebPDecoderConfig config_{};
    Size size_;
    int at_ = 0;
    std::vector<std::uint32_t> row_;
};

}  // namespace

std::unique_ptr<RowSource> open_webp(BytesView bytes, const Exit& exit, const PictureGround& ground) {
    return std::make_unique<WebpSource>(bytes, exit, ground);
}

}  // namespace chancery
