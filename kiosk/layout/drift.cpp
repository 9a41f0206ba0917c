// SPDX-License-Identifier: EUPL-1.2
#include "layout/drift.h"

#include <algorithm>
#include <cmath>

namespace chancery {
namespace {

// In a second of movement the picture grows by no more than this: slow enough that nobody looks up from the words.
constexpr double growth_a_second = 0.004;

// Slow at both ends, 0 to 1.
double ease(double t) { return t * t * (3 - 2 * t); }

}  // namespace

double drift_scale(const Drift& drift, Duration elapsed, Duration length, DriftEnd end) {
    if (length <= Duration(0)) return 1;
    const double seconds = static_cast<double>(length.count()) / 1000;
    const double t = std::clamp(static_cast<double>(elapsed.count()) / static_cast<double>(length.count()), 0.0, 1.0);
    const double moving = end == DriftEnd::moved ? seconds : seconds / 2;
    const double reach = std::min(drift.zoom / 1000.0, growth_a_second * moving);
    return 1 + reach * (end == DriftEnd::moved ? ease(t) : ease(1 - std::abs(2 * t - 1)));
}

}  // namespace chancery
