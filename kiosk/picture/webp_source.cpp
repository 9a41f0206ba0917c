// SPDX-License-Identifier: EUPL-1.2
#include <webp/decode.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "picture/color.h"
#include "picture/row_source.h"

namespace chancery {

namespace {

constexpr int lossless = 2;  // WebPBitstreamFeatures::format

std::size_t number_at(BytesView bytes, std::size_t at) {
    const auto octet = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])); };
    return octet(0) | octet(1) << 8 | octet(2) << 16 | octet(3) << 24;
}

// What is in the chunk "ICCP" of an extended file, which comes right after its first (RFC 9649, 2.7); else nothing.
BytesView profile_in(BytesView bytes) {
    constexpr std::size_t first = 12, extended = 10, chunk = first + 8 + extended;
    if (bytes.size() < chunk + 8 || bytes.substr(first, 4) != "VP8X" || number_at(bytes, first + 4) != extended || bytes.substr(chunk, 4) != "ICCP") return {};
    const std::size_t length = number_at(bytes, chunk + 4);
    return length <= bytes.size() - chunk - 8 ? bytes.substr(chunk + 8, length) : BytesView{};
}

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
        std::uint8_t* source = config_.output.u.RGBA.rgba + static_cast<std::ptrdiff_t>(at_++) * config_.output.u.RGBA.stride;
        if (color_) color_->apply(source, row_.size());
        lay_over_ground(source, ground_, row_);
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
        color_ = ColorTransform::by_profile(profile_in(bytes_), ColorTransform::Kind::colour, ColorTransform::Octets::rgba);
    }

    const Exit& exit_;
    PictureGround ground_;
    BytesView bytes_;
    WebPDecoderConfig config_{};
    std::unique_ptr<ColorTransform> color_;
    Size size_;
    int at_ = 0;
    std::vector<std::uint32_t> row_;
};

}  // namespace

std::unique_ptr<RowSource> open_webp(BytesView bytes, const Exit& exit, const PictureGround& ground) {
    return std::make_unique<WebpSource>(bytes, exit, ground);
}

}  // namespace chancery
