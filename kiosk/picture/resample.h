// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/geometry.h"

namespace chancery {

// A part of a picture, in its pixels; may begin and end between two of them.
struct Crop {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

inline Crop crop_of(const Rect& area) {
    return {static_cast<double>(area.x), static_cast<double>(area.y), static_cast<double>(area.width), static_cast<double>(area.height)};
}
inline Crop whole_of(Size size) { return crop_of({0, 0, size.width, size.height}); }

// The largest part of the source that has the target's shape, as near to the focus (fractions, 0 to 1) as it can be
// without leaving the source.
Crop cover(Size source, Size target, double focus_x = 0.5, double focus_y = 0.5);

// The cubic convolution kernel with a = -1/2, at a distance in source pixels (Keys, "Cubic Convolution Interpolation for
// Digital Image Processing", 1981). Zero from two pixels on.
double cubic(double x);

// A pixel's four channels, which one instruction multiplies or adds, on x86-64 as on arm64.
using Channels = float __attribute__((vector_size(16)));

// One axis of a resampling: for each target position the first source position that it reads, and `taps` weights, each four
// times, that add up to one. They are whole 1/16384, so that an even area stays even, exactly.
struct Kernel {
    int taps = 0;
    std::vector<int> first;
    std::vector<Channels> weights;
};

// Scales a picture that arrives row by row, and holds no more of it than the filter is high. The filter is Keys' cubic
// with a = -1/2 (Catmull-Rom; IEEE ASSP 29, 1981), widened by the ratio where the picture is made smaller, so that
// fine patterns do not turn into coarse ones. At ratio one it changes nothing.
class Resampler {
public:
    // Rows are XRGB8888. `sink` receives each finished row of the target, from the top.
    using Sink = std::function<void(int y, const std::uint32_t* row)>;
    Resampler(Size source, const Crop& crop, Size target, Sink sink);

    // The source rows that are looked at: those before it may be skipped, those from end_row() on are not needed.
    [[nodiscard]] int first_row() const { return vertical_.first.front(); }
    [[nodiscard]] int end_row() const { return vertical_.first.back() + vertical_.taps; }

    // The next source row, beginning with first_row().
    void push(const std::uint32_t* row);

private:
    void widen(const std::uint32_t* row, Channels* out);
    void emit(int y);

    Size target_;
    Sink sink_;
    Kernel horizontal_;
    Kernel vertical_;
    int next_source_;
    int next_target_ = 0;
    std::vector<Channels> source_;             // the row that was pushed
    std::vector<Channels> ring_;               // `taps` rows, scaled horizontally
    std::vector<const Channels*> rows_above_;  // those of them that a target row is made of
    std::vector<std::uint32_t> row_;
};

}  // namespace chancery
