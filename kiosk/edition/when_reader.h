// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/json_reader.h"
#include "edition/when.h"

namespace chancery {

// Whether this is the IANA name of a time zone.
bool is_time_zone(const std::string& name);

// Reads "when" and "time_zone" of an object that a person wrote: a playlist, opening hours, a day of mourning. Every
// mistake is a problem of the reader's.
When read_when(json::Reader& reader, json::Problems& problems);

}  // namespace chancery
