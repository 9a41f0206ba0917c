// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/settings.h"
#include "base/result.h"

namespace chancery {

// Reads the secrets that the settings name by their files: each source's `authorization` and the proxy's password. Such a
// file holds one line: `user:password`, or for a source a header's value as the server wants it, `Bearer …`. What cannot
// be read leaves that source without credentials; the answer says of each what is wrong, a sentence each, and never what
// the file holds. Empty where nothing is wrong.
std::string load_credentials(Settings& settings);

}  // namespace chancery
