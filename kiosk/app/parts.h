// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/settings.h"
#include "device/curl_transport.h"
#include "layout/compose.h"

// What several commands make out of the settings in the same way.
namespace chancery {

CurlOptions network_options(const Settings& settings);

Viewport viewport_for(const Settings& settings, Size screen);

}  // namespace chancery
