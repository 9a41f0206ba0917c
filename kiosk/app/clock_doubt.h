// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/footer.h"
#include "base/clock.h"
#include "edition/edition.h"
#include "schedule/rotation.h"

namespace chancery {

// What `status` says about the clock, a sentence; empty where nothing is amiss. Either two times that were vouched for
// contradict each other, or no one vouches for the time and something waits for that: of the settings the opening hours,
// days of protocol and a footer, of the edition its playlists that have hours.
std::string doubt_about_clock(const Now& now, const Rotation& rotation, const FooterRules& footer, const Edition& edition);

}  // namespace chancery
