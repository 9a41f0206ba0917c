// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "archive/standing.h"
#include "archive/state_slots.h"
#include "base/clock.h"
#include "source/bulletin.h"

namespace chancery {

// Keeps how things stand over a power cut: the floor of the clock, and when each source was last reached. A floor that is
// vouched for for the first time in a run is saved at once; anything else at most every quarter of an hour, so that the card
// sees some four hundred kilobytes a day. One thread at a time.
class StandingKeeper {
public:
    static constexpr Duration rest{std::chrono::minutes(15)};

    // Reads what was kept. Nothing usable there is no error: it is how a new device begins. What cannot be read is tried once
    // more before it is written over, and where it then can be, nothing that it knows is forgotten.
    explicit StandingKeeper(DurableDirectory& directory);

    [[nodiscard]] const Standing& standing() const { return standing_; }

    // Takes in how things stand now, and saves where it is time to. The floor never falls.
    Status note(const std::vector<Contact>& contacts, const Now& now);
    // Takes in how far the signed sources have come, and saves at once.
    Status remember(const Ledgers& ledgers);
    // Takes it in, to be saved with the next note. What is known of other sources than these is kept as long as there is
    // room, for the day when the settings name them again: a name that is missing for a moment forgets no floor. Nobody
    // watches over those meanwhile, so that they count as unconfirmed until their server speaks.
    void take(const Ledgers& ledgers);
    // Saves what is not saved yet.
    Status save();

    // Forgets the floor of the clock, also in the slot that would count if the newest were damaged. For a person to ask:
    // nothing that comes over the network may lower it.
    Status forget_clock();

private:
    Status read_again();

    StateSlots slots_;
    Standing standing_;
    Standing saved_;
    std::optional<Moment> next_save_;
    bool vouched_before_ = false;  // in this run
    // What was kept and was only read after the guards had begun without it: from then on it is joined with what they say.
    std::optional<Standing> late_;
};

}  // namespace chancery
