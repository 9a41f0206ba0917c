// SPDX-License-Identifier: EUPL-1.2
#include "app/panel_care.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layout/contrast.h"
#include "schedule/zone.h"

namespace chancery {
namespace {

using std::chrono::minutes;

constexpr Duration step_rest = minutes(3);

// A round over the nine places of a square, each beside the one before, that begins in the middle.
struct Place {
    int x, y;
};
constexpr std::array<Place, 10> round_of_places{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}, {1, 0}}};

constexpr double glare = 0.05;

// The share of the light at which two luminances still have the wanted contrast.
double least_share(double a, double b) {
    const double lighter = std::max(a, b), darker = std::min(a, b);
    const double spread = lighter - least_contrast * darker;
    return spread <= 0 ? 1 : glare * (least_contrast - 1) / spread;
}

// The lightest ground that a scrim leaves beneath a light ink; beneath a dark one, the darkest.
double ground_under_scrim(double ink) {
    const double below = (ink + glare) / good_contrast - glare;
    return below >= 0 ? below : std::min((ink + glare) * good_contrast - glare, 1.0);
}

minutes time_of_day(const std::string& zone, Instant at) {
    const auto local = (at + Zone(zone).offset_at(at)).time_since_epoch();
    return std::chrono::floor<minutes>(local - std::chrono::floor<std::chrono::days>(local));
}

bool is_in(const LightHours& hours, minutes time) {
    return hours.from < hours.until ? time >= hours.from && time < hours.until : time >= hours.from || time < hours.until;
}

}  // namespace

PanelCare care_at(const CareRules& rules, const std::string& time_zone, const Now& now) {
    PanelCare care;
    const auto step = static_cast<std::size_t>(now.monotonic.time_since_epoch() / step_rest);
    const Place place = round_of_places[step % round_of_places.size()];
    care.shift_x = place.x * rules.shift_px;
    care.shift_y = place.y * rules.shift_px;
    if (rules.light.empty()) return care;
    const minutes time = time_of_day(time_zone, now.wall);
    const auto hours = std::find_if(rules.light.begin(), rules.light.end(), [&](const LightHours& h) { return is_in(h, time); });
    if (hours != rules.light.end()) care.light_percent = std::clamp(hours->percent, std::min(rules.least_percent, 100), 100);
    return care;
}

int least_light(const Theme& theme) {
    double share = 0;
    for (const Color& ink : {theme.title, theme.text, theme.quiet}) {
        const double luminance = relative_luminance(ink);
        share = std::max(share, least_share(luminance, ground_under_scrim(luminance)));
        for (const Color& ground : {theme.ground, theme.ground_end})
            share = std::max(share, least_share(luminance, relative_luminance(ground)));
    }
    return static_cast<int>(std::ceil(std::min(share, 1.0) * 100));
}

}  // namespace chancery
