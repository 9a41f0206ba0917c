// SPDX-License-Identifier: EUPL-1.2
#include "screen/strips.h"

#include <array>
#include <cmath>

#include "catch.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

constexpr Size page{1920, 1080};

Strips strips_for(const Drift& drift, Duration length, DriftEnd end = DriftEnd::moved) { return {page, drift, drift_speed(drift, length, end)}; }

}  // namespace

TEST_CASE("no row of a drifting picture is ever further than an eighth of a pixel from its place") {
    for (const int zoom : {1, 20, 60, 150})
        for (const Duration length : {5'000ms, 12'000ms, 30'000ms, 60'000ms, 300'000ms})
            for (const DriftEnd end : {DriftEnd::moved, DriftEnd::at_rest}) {
                const Drift drift{0.2, 0.9, zoom};
                Strips strips = strips_for(drift, length, end);
                std::array<double, 24> drawn;  // of rows evenly apart
                drawn.fill(1);
                const double corner = std::hypot(0.8 * page.width, 0.9 * page.height);
                double furthest = 0;
                for (Duration at{}; at <= length; at += Duration(1000 / frames_a_second)) {
                    const double scale = drift_scale(drift, at, length, end);
                    const Rows rows = strips.next();
                    for (std::size_t row = 0; row < drawn.size(); ++row) {
                        const int y = static_cast<int>(row) * page.height / static_cast<int>(drawn.size());
                        if (y >= rows.first && y < rows.end) drawn[row] = scale;
                        furthest = std::max(furthest, std::abs(scale - drawn[row]) * corner);
                    }
                }
                CAPTURE(zoom, length.count(), strips.count());
                CHECK(furthest <= (strips.count() == 1 ? 1e-9 : 1.0 / 8));
            }
}

TEST_CASE("each strip has its turn, and together they are the page") {
    Strips strips = strips_for({0.5, 0.5, 60}, 120'000ms);
    REQUIRE(strips.count() == 4);
    for (int turn = 0, end = 0; turn < 8; ++turn) {
        const Rows rows = strips.next();
        CHECK(rows.first == end % page.height);
        CHECK(rows.end > rows.first);
        end = rows.end;
    }
    CHECK(strips.all().first == 0);
    CHECK(strips.all().end == page.height);
}

TEST_CASE("a drift that is quick for its page is drawn whole") { CHECK(strips_for({0.5, 0.5, 150}, 10'000ms).count() == 1); }
