// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "schedule/cue.h"

namespace chancery {

// The rules of the settings.
struct Rotation {
    std::vector<std::string> languages;  // BCP 47, in order of preference; empty: every language there is
};

// Chooses what is on: a pure function of its arguments. The previous cue goes on until its `until` as long as its
// statement may still be shown (also in a newer edition that still has it); then comes its next page, its next
// language, the next statement. Nothing: the edition holds nothing that may be shown now; the caller shows the
// built-in edition. The new cue has page, since and why; pages and until are the layout's to tell.
std::optional<Cue> choose(const EditionPtr& edition, const Rotation& rotation, const Now& now,
                          const std::optional<Cue>& previous);

// Whether a statement may be on the screen at this time. An embargo ends by a synchronized clock, or once the floor has
// passed it; a statement expires by whichever is later, the clock or the floor.
bool may_show(const Statement& statement, const Now& now);

// The next wall-clock instant after `now` at which may_show() of some statement changes.
std::optional<Instant> next_change(const Edition& edition, const Now& now);

}  // namespace chancery
