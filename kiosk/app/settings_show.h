// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "app/settings.h"
#include "base/json_reader.h"
#include "schedule/rotation.h"
#include "source/source.h"

namespace chancery {

// What a settings file says about the show: which languages, when the public comes, which days ask for what. Reads the
// keys "languages", "language_rule", "host_languages", "side_by_side", "time_zone", "opening_hours" and "protocol".
Rotation read_rotation(json::Reader& top, json::Problems& problems);

// Reads "footer": clocks, the next event, dots.
FooterRules read_footer(json::Reader footer, json::Problems& problems);

// Reads "playlists": each a file, a folder or an address, as a source of the playlist's format.
std::vector<Source> read_playlists(json::Reader& top, json::Problems& problems);

// Adds the playlist that a person names on the command line: a file, a folder or an address; nothing where `place` is
// empty. missing: there is no such file.
Status add_playlist(const std::string& place, Settings& settings);

}  // namespace chancery
