// SPDX-License-Identifier: EUPL-1.2
#include "app/contrast_meter.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "layout/contrast.h"

namespace chancery {
namespace {

// Ratios in hundredths, so that millions of pixels need no list.
class Histogram {
public:
    void add(double ratio) {
        ++counts_[std::min(static_cast<std::size_t>(ratio * 100), counts_.size() - 1)];
        ++total_;
    }
    // The ratio that this share of all, counted from the lowest, does not reach.
    [[nodiscard]] double below(double share) const {
        std::size_t seen = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            seen += counts_[i];
            if (total_ && static_cast<double>(seen) > share * static_cast<double>(total_)) return static_cast<double>(i) / 100;
        }
        return 21;
    }

private:
    std::array<std::size_t, 2101> counts_{};
    std::size_t total_ = 0;
};

Color color_of(std::uint32_t pixel) {
    return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8), static_cast<std::uint8_t>(pixel), 255};
}

// The box that a run's ink can reach.
Rect reach(const GlyphRun& run, Size size) {
    const int left = std::max(run.x - run.px / 2, 0), top = std::max(run.baseline - 2 * run.px, 0);
    const int right = std::min(run.x + run.advance + run.px / 2, size.width);
    const int bottom = std::min(run.baseline + run.px, size.height);
    return {left, top, std::max(right - left, 0), std::max(bottom - top, 0)};
}

}  // namespace

Frame without_text(Frame frame) {
    std::erase_if(frame.items, [](const FrameItem& item) { return std::holds_alternative<GlyphRun>(item); });
    return frame;
}

Contrast measure_contrast(const Frame& frame, const Pixels& ground, const Pixels& page) {
    Histogram ratios;
    std::unordered_map<std::uint32_t, double> luminances;  // pictures repeat their colours
    const auto luminance = [&](std::uint32_t pixel) {
        const auto [at, fresh] = luminances.try_emplace(pixel, 0.0);
        if (fresh) at->second = relative_luminance(color_of(pixel));
        return at->second;
    };
    for (const FrameItem& item : frame.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run) continue;
        const double ink = relative_luminance(run->color);
        const Rect box = reach(*run, frame.size);
        for (int y = box.y; y < box.bottom(); ++y)
            for (int x = box.x; x < box.right(); ++x) {
                const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.size.width) + static_cast<std::size_t>(x);
                if (ground.rows[at] != page.rows[at]) ratios.add(contrast_ratio(ink, luminance(ground.rows[at])));
            }
    }
    return {ratios.below(0), ratios.below(0.01)};
}

}  // namespace chancery
