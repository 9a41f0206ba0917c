// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/settings.h"
#include "device/curl_transport.h"
#include "edition/edition.h"
#include "layout/compose.h"
#include "layout/theme.h"

// What several commands make out of the settings in the same way.
namespace chancery {

CurlOptions network_options(const Settings& settings);

// The settings' rotation, with the time zone of this machine where they name none.
Rotation rotation_for(const Settings& settings);

// How the panel is spared with this theme; tells in `trouble` where the settings ask for less light than words can bear.
CareRules care_for(const Settings& settings, const Theme& theme, std::string& trouble);

Viewport viewport_for(const Settings& settings, Size screen);

// The languages of an edition in which a word is so long that it might have to be parted.
std::vector<std::string> languages_with_long_words(const Edition& edition);

}  // namespace chancery
