// SPDX-License-Identifier: EUPL-1.2
#include "app/panel_care.h"

#include <set>

#include "catch.h"
#include "layout/contrast.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

Now at(const char* time, Duration running = {}) {
    Now now;
    now.wall = *parse_rfc3339(time);
    now.monotonic = Moment(running);
    return now;
}

}  // namespace

TEST_CASE("the picture wanders slowly: a step of the shift every three minutes, over nine places, and begins at its own") {
    const CareRules rules{2, {}, 1};
    CHECK(care_at(rules, "UTC", at("2026-01-01T12:00:00Z")) == PanelCare{});
    std::set<std::pair<int, int>> places;
    PanelCare before;
    for (int minute = 0; minute < 60; ++minute) {
        const PanelCare care = care_at(rules, "UTC", at("2026-01-01T12:00:00Z", std::chrono::minutes(minute)));
        CHECK(std::abs(care.shift_x - before.shift_x) + std::abs(care.shift_y - before.shift_y) <= 2);
        if (minute % 3 != 0) CHECK(care == before);
        places.emplace(care.shift_x, care.shift_y);
        before = care;
    }
    CHECK(places.size() == 9);
}

TEST_CASE("light follows the clocks on the wall, through midnight, and never goes below what words can bear") {
    const CareRules rules{0, {{22h, 6h, 20}, {18h, 22h, 70}}, 40};
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-01T12:00:00Z")).light_percent == 100);
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-01T15:59:59Z")).light_percent == 100);
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-01T16:00:00Z")).light_percent == 70);
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-01T20:00:00Z")).light_percent == 40);
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-02T03:59:00Z")).light_percent == 40);
    CHECK(care_at(rules, "Europe/Brussels", at("2026-07-02T04:00:00Z")).light_percent == 100);
}

TEST_CASE("at the least light of a theme every ink still has its contrast, and with a percent less one has not") {
    const Theme theme;
    const int least = least_light(theme);
    CHECK(least > 20);
    CHECK(least < 60);
    const auto worst = [&](int percent) {
        double least_contrast = 21;
        for (const Color& ink : {theme.title, theme.text, theme.quiet}) {
            const double luminance = relative_luminance(ink);
            const double ground = (luminance + 0.05) / 7 - 0.05;  // as light as a scrim leaves it
            least_contrast = std::min(least_contrast, contrast_ratio(luminance * percent / 100, ground * percent / 100));
        }
        return least_contrast;
    };
    CHECK(worst(least) >= 4.5);
    CHECK(worst(least - 1) < 4.5);
    Theme faint;
    faint.quiet = faint.ground;
    CHECK(least_light(faint) == 100);
}
