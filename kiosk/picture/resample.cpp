// SPDX-License-Identifier: EUPL-1.2
#include "picture/resample.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace chancery {

double cubic(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    if (x < 2) return ((x - 5) * x + 8) * x * a - 4 * a;
    return 0;
}

namespace {

constexpr int weight_bits = 14;
constexpr int ring_bits = 6;

// Four channels at once: the compilers make one instruction of each operation, on x86-64 as on arm64.
using Bytes4 = std::uint8_t __attribute__((vector_size(4)));
using Ints4 = std::int32_t __attribute__((vector_size(16)));
using Shorts4 = std::int16_t __attribute__((vector_size(8)));

// Weights that fell outside the source go to its edge, as if the edge went on.
std::vector<double> weights_at(double center, double stretch, int first, int taps, int length) {
    std::vector<double> weights(static_cast<std::size_t>(taps), 0.0);
    const int from = static_cast<int>(std::floor(center - 2 * stretch)), to = static_cast<int>(std::ceil(center + 2 * stretch));
    for (int position = from; position <= to; ++position) {
        const int inside = std::clamp(position, 0, length - 1);
        const int tap = std::clamp(inside - first, 0, taps - 1);
        weights[static_cast<std::size_t>(tap)] += cubic((position + 0.5 - center) / stretch);
    }
    return weights;
}

// In whole numbers whose sum is exactly one, so that an even area stays even: the heaviest takes the rest.
void append_rounded(std::vector<double> weights, std::vector<std::int16_t>& out) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const std::size_t start = out.size();
    int left = 1 << weight_bits;
    for (const double weight : weights) {
        const auto whole = static_cast<std::int16_t>(std::lround(weight / sum * (1 << weight_bits)));
        out.push_back(whole);
        left -= whole;
    }
    const auto heaviest = std::max_element(out.begin() + static_cast<std::ptrdiff_t>(start), out.end());
    *heaviest = static_cast<std::int16_t>(*heaviest + left);
}

Kernel make_kernel(double begin, double extent, int length, int target) {
    const double ratio = extent / target;
    const double stretch = std::max(1.0, ratio);
    Kernel kernel;
    kernel.taps = std::min(length, static_cast<int>(std::ceil(4 * stretch)) + 1);
    for (int i = 0; i < target; ++i) {
        const double center = begin + (i + 0.5) * ratio;
        const int first = std::clamp(static_cast<int>(std::floor(center - 2 * stretch)), 0, length - kernel.taps);
        kernel.first.push_back(first);
        append_rounded(weights_at(center, stretch, first, kernel.taps, length), kernel.weights);
    }
    return kernel;
}

// One more row of a weighted sum. A function of its own, so that the compiler sees that nothing overlaps.
void add_row(std::int32_t* __restrict sums, const std::int16_t* __restrict row, std::int32_t weight, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += weight * row[i];
}

void narrow(const std::int32_t* __restrict sums, std::uint8_t* __restrict out, std::size_t count) {
    constexpr int shift = weight_bits + ring_bits;
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<std::uint8_t>(std::clamp((sums[i] + (1 << (shift - 1))) >> shift, 0, 255));
}

}  // namespace

Crop cover(Size source, Size target, double focus_x, double focus_y) {
    const double scale = std::min(static_cast<double>(source.width) / target.width,
                                  static_cast<double>(source.height) / target.height);
    Crop crop{0, 0, target.width * scale, target.height * scale};
    crop.x = std::clamp(focus_x * source.width - crop.width / 2, 0.0, std::max(0.0, source.width - crop.width));
    crop.y = std::clamp(focus_y * source.height - crop.height / 2, 0.0, std::max(0.0, source.height - crop.height));
    return crop;
}

Resampler::Resampler(Size source, const Crop& crop, Size target, Sink sink)
    : target_(target), sink_(std::move(sink)),
      horizontal_(make_kernel(crop.x, crop.width, source.width, target.width)),
      vertical_(make_kernel(crop.y, crop.height, source.height, target.height)), next_source_(first_row()) {
    const auto channels = static_cast<std::size_t>(target.width) * 4;
    ring_.resize(channels * static_cast<std::size_t>(vertical_.taps));
    sums_.resize(channels);
    row_.resize(static_cast<std::size_t>(target.width));
}

void Resampler::widen(const std::uint32_t* row, std::int16_t* out) const {
    const std::int16_t* weights = horizontal_.weights.data();
    const auto taps = static_cast<std::size_t>(horizontal_.taps);
    for (const int first : horizontal_.first) {
        Ints4 sum = {};
        for (std::size_t tap = 0; tap < taps; ++tap) {
            Bytes4 pixel;
            std::memcpy(&pixel, row + first + tap, sizeof pixel);
            sum += __builtin_convertvector(pixel, Ints4) * static_cast<std::int32_t>(weights[tap]);
        }
        constexpr int shift = weight_bits - ring_bits;
        const Shorts4 scaled = __builtin_convertvector((sum + (1 << (shift - 1))) >> shift, Shorts4);
        std::memcpy(out, &scaled, sizeof scaled);
        out += 4;
        weights += taps;
    }
}

void Resampler::emit(int y) {
    const std::size_t channels = sums_.size();
    std::fill(sums_.begin(), sums_.end(), 0);
    for (int tap = 0; tap < vertical_.taps; ++tap) {
        const auto slot = static_cast<std::size_t>((vertical_.first[static_cast<std::size_t>(y)] + tap) % vertical_.taps);
        const std::int16_t weight = vertical_.weights[static_cast<std::size_t>(y * vertical_.taps + tap)];
        if (weight != 0) add_row(sums_.data(), ring_.data() + slot * channels, weight, channels);
    }
    narrow(sums_.data(), reinterpret_cast<std::uint8_t*>(row_.data()), channels);
    for (std::uint32_t& pixel : row_) pixel |= 0xFF000000U;
    sink_(y, row_.data());
}

void Resampler::push(const std::uint32_t* row) {
    const auto slot = static_cast<std::size_t>(next_source_ % vertical_.taps);
    widen(row, ring_.data() + slot * sums_.size());
    ++next_source_;
    while (next_target_ < target_.height &&
           vertical_.first[static_cast<std::size_t>(next_target_)] + vertical_.taps <= next_source_)
        emit(next_target_++);
}

}  // namespace chancery
