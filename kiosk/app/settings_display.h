// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/panel_care.h"
#include "base/geometry.h"
#include "base/json_reader.h"
#include "layout/compose.h"

namespace chancery {

// What a settings file says of the display itself (docs/display.md).
struct DisplaySettings {
    // What becomes of the display while the show is dark.
    enum class Dark { black, off, cec };

    int quarter_turns = 0;          // clockwise, 0 to 3
    SafeArea safe;
    int pixel_shift = 0;            // px, 0 to 8
    std::vector<LightHours> light;
    std::string connector;          // "HDMI-A-1"; empty: the first that a monitor is connected to
    Size mode;                      // nothing: the monitor's own
    int refresh_hz = 0;             // 0: the fastest
    Dark when_dark = Dark::black;
};

// Reads these keys of "display"; the caller finishes the reader.
DisplaySettings read_display_settings(json::Reader& display, json::Problems& problems);

}  // namespace chancery
