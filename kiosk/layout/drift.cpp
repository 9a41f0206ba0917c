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
constexpr double steepest_ease = 1.5;

double seconds_of(Duration length, DriftEnd end) { return static_cast<double>(length.count()) / (end == DriftEnd::moved ? 1000 : 2000); }
double reach_of(const Drift& drift, double seconds) { return std::min(drift.zoom / 1000.0, growth_a_second * seconds); }

}  // namespace

double drift_scale(const Drift& drift, Duration elapsed, Duration length, DriftEnd end) {
    if (length <= Duration(0)) return 1;
    const double t = std::clamp(static_cast<double>(elapsed.count()) / static_cast<double>(length.count()), 0.0, 1.0);
    return 1 + reach_of(drift, seconds_of(length, end)) * (end == DriftEnd::moved ? ease(t) : ease(1 - std::abs(2 * t - 1)));
}

double drift_speed(const Drift& drift, Duration length, DriftEnd end) {
    const double seconds = seconds_of(length, end);
    return seconds <= 0 ? 0 : steepest_ease * reach_of(drift, seconds) / seconds;
}

}  // namespace chancery
