// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/settings.h"
#include "base/json_reader.h"
#include "trust/keyring.h"

// What the settings say of signatures.
namespace chancery {

// The keys "key", "root", "signed", "audience", "heartbeat" and "heartbeat_key" of one source. As soon as a key or a root
// is named, the source must be signed; only `"signed": "unsigned"` says otherwise.
void read_signing(json::Reader& reader, Source& source);

// Reads the roots that the settings name by their files. A source whose root cannot be read is asked and never believed;
// the answer says so, a sentence each. Empty where nothing is wrong.
std::string load_roots(Settings& settings);

Keyring keyring_for(const Settings& settings, const Ledgers& ledgers, const Now& now);

// One sentence for each source that nobody signs, for the log.
std::vector<std::string> unsigned_sources(const Settings& settings);

// For previews, where the question is what would show: all is confirmed, and the time is certain.
Assurances assumed_assurances(const Settings& settings);

}  // namespace chancery
