// SPDX-License-Identifier: EUPL-1.2
#include "app/parts.h"

#include "app/version.h"
#include "layout/paginate.h"

namespace chancery {

CurlOptions network_options(const Settings& settings) {
    CurlOptions options;
    options.version = version;
    options.ca_file = settings.ca_file;
    return options;
}

Viewport viewport_for(const Settings& settings, Size screen) {
    const int floor = legibility_floor(screen, settings.diagonal_inches, settings.distance_metres, settings.en_301_549);
    return {screen, floor, settings.time_zone};
}

}  // namespace chancery
