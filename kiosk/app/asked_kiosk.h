// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/settings.h"

namespace chancery {

// The state folder of the kiosk that a command asks about: the one that is named; else the service's, where this user may
// look into it; else this user's own.
std::string asked_state(const std::string& named, const Environment& environment);

// Root becomes the user whom the folder belongs to, for the rest of the process: what a command then writes there stays the
// kiosk's, and what it cannot do the kiosk could not do either. Nothing happens for anybody else, nor where the folder is
// root's own or not there.
Status become_owner(const std::string& folder);

}  // namespace chancery
