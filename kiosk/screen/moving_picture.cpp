// SPDX-License-Identifier: EUPL-1.2
#include "screen/moving_picture.h"

#include <algorithm>
#include <cmath>

#include "picture/resample.h"
#include "screen/drift_loops.h"

namespace chancery {

namespace {

constexpr int vector_pixels = 8;
// Before and after a source row: what a vector and its taps may read beyond.
constexpr int padding = vector_pixels + 4;

// What veil_row() leaves of a picture's octet below an alpha.
std::uint32_t kept(std::uint32_t octet, std::uint32_t alpha) {
    const std::uint32_t left = 255 - alpha;
    return octet * (left + (left >> 7)) >> 8;
}

std::uint32_t without(std::uint32_t page, std::uint32_t picture) {
    std::uint32_t veil = page & 0xFF000000U;
    for (const int shift : {0, 8, 16}) {
        const std::uint32_t all = page >> shift & 0xFF, below = kept(picture >> shift & 0xFF, page >> 24);
        veil |= (all > below ? all - below : 0) << shift;
    }
    return veil;
}

// In whole parts that add up to one: the heaviest takes the rest.
std::array<std::uint16_t, 4> weights_at(double part) {
    std::array<std::uint16_t, 4> weights{};
    int left = tap_one;
    for (int tap = 0; tap < 4; ++tap) {
        const auto weight = static_cast<int>(std::lround(cubic(part + 1 - tap) * tap_one));
        weights[static_cast<std::size_t>(tap)] = static_cast<std::uint16_t>(weight);
        left -= weight;
    }
    std::uint16_t& heaviest = weights[part < 0.5 ? 1 : 2];
    heaviest = static_cast<std::uint16_t>(heaviest + left);
    return weights;
}

}  // namespace

MovingPicture::MovingPicture(Pixels& page, std::shared_ptr<const Pixels> picture, const Drift& drift)
    : page_(page), picture_(std::move(picture)), drift_(drift),
      row_pixels_(static_cast<std::size_t>((page.size.width + vector_pixels - 1) / vector_pixels * vector_pixels)) {
    renew({0, 0, page_.size.width, page_.size.height});
    starts_.resize(row_pixels_ / 4);
    for (auto& taps : taps_) taps.resize(2 * row_pixels_);
    padded_.resize(row_pixels_ + 2 * padding);
    for (auto& row : rows_) row.resize(row_pixels_);
    veil_.resize(row_pixels_);
    out_.resize(row_pixels_);
    grow(1);
}

void MovingPicture::renew(const Rect& part) {
    for (int y = part.y; y < part.bottom(); ++y) {
        std::uint32_t* const page = row_of(page_, part.x, y);
        std::transform(page, page + part.width, row_of(*picture_, part.x, y), page, without);
    }
}

// The source of a position, and the weights of the four pixels around it.
MovingPicture::Position MovingPicture::position(int at, double focus, int length) const {
    const double centre = focus * length;
    const double source = std::clamp(centre + (at + 0.5 - centre) / scale_ - 0.5, 0.0, length - 1.0);
    const int whole = static_cast<int>(source);
    return {whole - 1, weights_at(source - whole)};
}

void MovingPicture::grow(double scale) {
    scale_ = std::clamp(scale, 1.0, 1.15);
    held_.fill(-1);
    const std::size_t vector = has_wide_loops() ? 8 : 4;
    for (auto& taps : taps_) std::fill(taps.begin(), taps.end(), std::uint16_t{0});
    for (std::size_t x = 0; x < row_pixels_; ++x) {
        const Position place = position(std::min(static_cast<int>(x), page_.size.width - 1), drift_.focus_x, page_.size.width);
        const auto in_vector = static_cast<int>(x % vector);
        // One before the first pixel's own source: a later pixel's may lag by one.
        if (in_vector == 0) starts_[x / vector] = place.first - 1 + padding;
        const int first_tap = place.first + padding - in_vector - starts_[x / vector];
        for (int tap = 0; tap < 4; ++tap) {
            auto& weights = taps_[static_cast<std::size_t>(std::clamp(first_tap + tap, 0, 4))];
            weights[2 * x] = weights[2 * x + 1] = static_cast<std::uint16_t>(weights[2 * x] + place.weights[static_cast<std::size_t>(tap)]);
        }
    }
}

// A source row, resampled; kept until three others were asked for.
const std::uint32_t* MovingPicture::resampled(int y) {
    const int inside = std::clamp(y, 0, page_.size.height - 1);
    const auto slot = static_cast<std::size_t>(inside % 4);
    if (held_[slot] == inside) return rows_[slot].data();
    held_[slot] = inside;
    const std::uint32_t* source = row_of(*picture_, 0, inside);
    const auto width = page_.size.width;
    std::fill_n(padded_.begin(), padding, source[0]);
    std::copy_n(source, width, padded_.begin() + padding);
    std::fill(padded_.begin() + padding + width, padded_.end(), source[width - 1]);
    const std::uint16_t* const taps[5] = {taps_[0].data(), taps_[1].data(), taps_[2].data(), taps_[3].data(), taps_[4].data()};
    const auto resample = has_wide_loops() ? resample_row_wide : resample_row<Lanes16>;
    resample(padded_.data(), starts_.data(), taps, rows_[slot].data(), row_pixels_);
    return rows_[slot].data();
}

void MovingPicture::draw_row(int y, std::uint32_t* out) {
    const Position place = position(y, drift_.focus_y, page_.size.height);
    const std::uint32_t* const rows[4] = {resampled(place.first), resampled(place.first + 1), resampled(place.first + 2),
                                          resampled(place.first + 3)};
    const std::uint16_t weights[4] = {place.weights[0], place.weights[1], place.weights[2], place.weights[3]};
    const auto veil = has_wide_loops() ? veil_row_wide : veil_row<Lanes16>;
    const auto width = static_cast<std::size_t>(page_.size.width);
    const std::uint32_t* over = row_of(page_, 0, y);
    if (width == row_pixels_) return veil(rows, weights, over, out, width);
    std::copy_n(over, width, veil_.begin());
    veil(rows, weights, veil_.data(), out_.data(), row_pixels_);
    std::copy_n(out_.begin(), width, out);
}

void MovingPicture::come_to_rest() {
    for (int y = 0; y < page_.size.height; ++y)
        draw_row(y, row_of(page_, 0, y));
    picture_.reset();
}

}  // namespace chancery
