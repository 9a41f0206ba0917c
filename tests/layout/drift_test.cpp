// SPDX-License-Identifier: EUPL-1.2
#include "layout/drift.h"

#include <array>
#include <cmath>

#include "catch.h"
#include "layout/slide.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

constexpr Size screen{1920, 1080};

struct Cells {
    std::array<std::uint8_t, 32 * 18> light{};
    void fill(int from_column, int to_column, std::uint8_t value) {
        for (int row = 0; row < 18; ++row)
            for (int column = from_column; column < to_column; ++column) light[static_cast<std::size_t>(row * 32 + column)] = value;
    }
    [[nodiscard]] std::optional<Backdrop> backdrop() const { return Backdrop{{}, light.data(), 32, 18, {}, 0.75, 0.5, false}; }
};

Theme drifting() {
    Theme theme;
    theme.drift = 60;
    return theme;
}

// Columns 1 to 16 of the cells.
const std::vector<VeiledWords> words{{{90, 90, 900, 900}, VeiledWords::Veil::slide}};

}  // namespace

TEST_CASE("a drift begins and ends at its ends, slowly, and never turns on its way out") {
    const Drift drift{0.5, 0.5, 60};
    CHECK(drift_scale(drift, 0ms, 20s, DriftEnd::moved) == 1);
    CHECK(drift_scale(drift, 20s, 20s, DriftEnd::moved) == Approx(1.06));
    CHECK(drift_scale(drift, 99s, 20s, DriftEnd::moved) == Approx(1.06));
    double before = 1, fastest = 0;
    for (Duration at{0}; at <= 20s; at += 16ms) {
        const double scale = drift_scale(drift, at, 20s, DriftEnd::moved);
        CHECK(scale >= before);
        fastest = std::max(fastest, scale - before);
        before = scale;
    }
    // At 1080p the far edge of the picture goes less than a fifth of a pixel a frame.
    CHECK(fastest * 1920 < 0.2);
    CHECK(drift_scale(drift, 16ms, 20s, DriftEnd::moved) - 1 < fastest / 10);
}

TEST_CASE("a drift that ends at rest goes and comes back") {
    const Drift drift{0.5, 0.5, 60};
    CHECK(drift_scale(drift, 0ms, 40s, DriftEnd::at_rest) == 1);
    CHECK(drift_scale(drift, 20s, 40s, DriftEnd::at_rest) == Approx(1.06));
    CHECK(drift_scale(drift, 40s, 40s, DriftEnd::at_rest) == 1);
    CHECK(drift_scale(drift, 10s, 40s, DriftEnd::at_rest) == Approx(drift_scale(drift, 30s, 40s, DriftEnd::at_rest)));
}

TEST_CASE("the less time there is, the less a picture moves") {
    const Drift drift{0.5, 0.5, 60};
    CHECK(drift_scale(drift, 5s, 5s, DriftEnd::moved) == Approx(1.02));
    CHECK(drift_scale(drift, 5s, 5s, DriftEnd::at_rest) == 1);
    CHECK(drift_scale(drift, 5s, 0s, DriftEnd::moved) == 1);
}

TEST_CASE("an even picture may drift as far as the theme says, around its focus") {
    Cells cells;
    cells.fill(0, 32, 120);
    const auto drift = drift_below(words, screen, cells.backdrop(), drifting());
    REQUIRE(drift);
    CHECK(*drift == Drift{0.75, 0.5, 60});
    CHECK(drift_below({}, screen, cells.backdrop(), drifting()));
}

TEST_CASE("nothing drifts without a picture, where it must be still, and where the theme is at rest") {
    const Cells cells;
    CHECK_FALSE(drift_below(words, screen, std::nullopt, drifting()));
    CHECK_FALSE(drift_below(words, screen, cells.backdrop(), at_rest(drifting())));
    auto still = cells.backdrop();
    still->still = true;
    CHECK_FALSE(drift_below(words, screen, still, drifting()));
}

TEST_CASE("light that would come below the words keeps the picture from going so far") {
    Cells cells;
    cells.fill(17, 32, 255);  // from pixel 1020 on; the words end at 990, and the focus lies at 1440
    CHECK(drift_below(words, screen, cells.backdrop(), drifting())->zoom == 60);
    const std::vector<VeiledWords> longer{{{90, 90, 927, 900}, VeiledWords::Veil::slide}};
    // Three pixels from the light, seen from 423 away from the focus: nothing that deserves the name may move.
    CHECK_FALSE(drift_below(longer, screen, cells.backdrop(), drifting()));
    const std::vector<VeiledWords> between{{{90, 90, 918, 900}, VeiledWords::Veil::slide}};
    const auto some = drift_below(between, screen, cells.backdrop(), drifting());
    REQUIRE(some);
    CHECK(some->zoom < 60);
    CHECK(some->zoom >= 15);
}

TEST_CASE("a picture keeps still where nobody asked for more") {
    Cells cells;
    cells.fill(0, 32, 40);
    CHECK_FALSE(drift_below(words, screen, cells.backdrop(), Theme{}));
}
