// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/clock.h"
#include "schedule/cue.h"
#include "schedule/rotation.h"
#include "trust/assurance.h"

namespace chancery {

// Chooses what is on: a pure function of its arguments. The previous cue goes on until its `until` as long as its
// statement may still be shown (also in a newer edition that still has it); then comes its next page, its next
// language, the next statement. The new cue has page, since and why; pages and until are the layout's to tell.
//
// What plays is, of these, the first that has something to show:
//   1. urgent statements, and urgent playlists in their time;
//   2. condolences, then events, in theirs;
//   3. outside the opening hours, the statement tagged "chancery:closed", or the dark;
//   4. the lobby's playlists in their time; where none has, all statements of the sources in turn.
// Playlists of one priority take turns, a round each. In times of protocol where nothing is left to show, the statement
// tagged "chancery:neutral". Tags that begin with "chancery:" show in no other way.
//
// A statement of a signed source also needs its source's assurance: see may_show().
//
// Nothing: the edition holds nothing that may be shown now; the caller shows the built-in edition, which has both.
std::optional<Cue> choose(const EditionPtr& edition, const Rotation& rotation, const Now& now,
                          const std::optional<Cue>& previous, const Assurances& assurances = {});

// Whether a statement may be on the screen at this time. An embargo ends by a synchronized clock, or once the floor has
// passed it; a statement expires by whichever is the latest, the clock, the floor or a proven time.
//
// Of a signed source, statements that are not evergreen also end where its assurance does (it lapses, it expires); where
// the source proves its time, embargoes end by that alone, and no clock of this machine opens one. Without any assurance
// nothing of it shows.
bool may_show(const Statement& statement, const Now& now, const Assurances& assurances = {});

// The next wall-clock instant after `now`, within two days for what recurs, at which choose() may answer differently
// though no cue ends.
std::optional<Instant> next_change(const Edition& edition, const Rotation& rotation, const Now& now, const Assurances& assurances = {});

}  // namespace chancery
