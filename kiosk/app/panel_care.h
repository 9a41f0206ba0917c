// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/clock.h"
#include "layout/theme.h"
#include "screen/screen.h"

namespace chancery {

// Hours of less light, by the clocks on the wall. `until` not after `from` means the next morning.
struct LightHours {
    std::chrono::minutes from{0};
    std::chrono::minutes until{1440};
    int percent = 100;  // of the light
    bool operator==(const LightHours&) const = default;
};

// How the panel is spared.
struct CareRules {
    int shift_px = 0;               // how far the picture may wander from its place, 0 to 8
    std::vector<LightHours> light;  // the first that it is counts; none: all light
    int least_percent = 1;          // less light than this is not given: words would be hard to read
};

// The care at this moment, by the clocks of a time zone (IANA name). The picture wanders to the next place of a small round
// every three minutes.
PanelCare care_at(const CareRules& rules, const std::string& time_zone, const Now& now);

// The least percent of light at which every ink of the theme keeps a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3) on the theme's
// ground and on the pictures under its scrim. The glare of the room, 0.05 in the formula of contrast, does not dim along.
int least_light(const Theme& theme);

}  // namespace chancery
