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

constexpr int whole_weight = 1 << 14;

using Bytes4 = std::uint8_t __attribute__((vector_size(4)));

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
void append_rounded(std::vector<double> weights, std::vector<Channels>& out) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    double left = whole_weight;
    for (double& weight : weights) {
        weight = std::round(weight / sum * whole_weight);
        left -= weight;
    }
    *std::max_element(weights.begin(), weights.end()) += left;
    for (const double weight : weights) {
        const auto share = static_cast<float>(weight / whole_weight);
        out.push_back(Channels{share, share, share, share});
    }
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

// The nearest pixel, opaque.
std::uint32_t pixel_of(Channels sum) {
    constexpr Channels half = {0.5F, 0.5F, 0.5F, 0.5F}, darkest = {}, lightest = {255, 255, 255, 255};
    sum += half;
    sum = sum > darkest ? sum : darkest;
    sum = sum < lightest ? sum : lightest;
    const Bytes4 rounded = __builtin_convertvector(sum, Bytes4);
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, &rounded, sizeof pixel);
    return pixel | 0xFF000000U;
}

// So many sums fit into the registers of both kinds of processor, and each weight is read once for all of them.
constexpr std::size_t together = 8;

template <std::size_t count>
void blend_rows(const std::vector<const Channels*>& rows, const Channels* weights, std::size_t x, std::uint32_t* out) {
    Channels sums[count] = {};
    for (const Channels* const row : rows) {
        const Channels weight = *weights++;
        for (std::size_t i = 0; i < count; ++i) sums[i] += row[x + i] * weight;
    }
    for (std::size_t i = 0; i < count; ++i) out[i] = pixel_of(sums[i]);
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
    source_.resize(static_cast<std::size_t>(source.width));
    ring_.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(vertical_.taps));
    rows_above_.resize(static_cast<std::size_t>(vertical_.taps));
    row_.resize(static_cast<std::size_t>(target.width));
}

void Resampler::widen(const std::uint32_t* row, Channels* out) {
    const auto taps = static_cast<std::size_t>(horizontal_.taps);
    const auto begin = static_cast<std::size_t>(horizontal_.first.front()), end = static_cast<std::size_t>(horizontal_.first.back()) + taps;
    for (std::size_t x = begin; x < end; ++x) {
        Bytes4 pixel;
        std::memcpy(&pixel, row + x, sizeof pixel);
        source_[x] = __builtin_convertvector(pixel, Channels);
    }
    const Channels* weights = horizontal_.weights.data();
    for (const int first : horizontal_.first) {
        const Channels* const read = source_.data() + first;
        Channels sum = read[0] * weights[0];
        for (std::size_t tap = 1; tap + 1 < taps; tap += 2) sum += read[tap] * weights[tap] + read[tap + 1] * weights[tap + 1];
        if (taps % 2 == 0) sum += read[taps - 1] * weights[taps - 1];
        *out++ = sum;
        weights += taps;
    }
}

void Resampler::emit(int y) {
    const auto taps = static_cast<std::size_t>(vertical_.taps), width = row_.size();
    const auto first = static_cast<std::size_t>(vertical_.first[static_cast<std::size_t>(y)]);
    const Channels* const weights = vertical_.weights.data() + static_cast<std::size_t>(y) * taps;
    for (std::size_t tap = 0; tap < taps; ++tap) rows_above_[tap] = ring_.data() + (first + tap) % taps * width;
    std::size_t x = 0;
    for (; x + together <= width; x += together) blend_rows<together>(rows_above_, weights, x, row_.data() + x);
    for (; x < width; ++x) blend_rows<1>(rows_above_, weights, x, row_.data() + x);
    sink_(y, row_.data());
}

void Resampler::push(const std::uint32_t* row) {
    const auto slot = static_cast<std::size_t>(next_source_ % vertical_.taps);
    widen(row, ring_.data() + slot * row_.size());
    ++next_source_;
    while (next_target_ < target_.height &&
           vertical_.first[static_cast<std::size_t>(next_target_)] + vertical_.taps <= next_source_)
        emit(next_target_++);
}

}  // namespace chancery
