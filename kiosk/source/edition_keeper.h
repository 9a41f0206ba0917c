// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/clock.h"
#include "source/poll.h"

namespace chancery {

// What the collector keeps on the card: the newest edition with all that is needed to make it again, the generation before
// it to fall back on, and an eye on the storage itself. The collector's thread.
class EditionKeeper {
public:
    // The archive and the clock outlive it. `note` takes one line for one event.
    EditionKeeper(Archive& archive, const Clock& clock, std::function<void(std::string)> note)
        : archive_(archive), clock_(clock), note_(std::move(note)) {}

    // The newest record is this one, as the archive restored it.
    void bring_back(const Sealed& sealed) { holds_recalled_ = sealed.holds_recalled; }

    // Writes the edition's record. After an error the one before it is still the newest.
    Status keep(const std::vector<Poll>& polls, const Edition& edition);
    // After keep(): the generation before stays to fall back on, but for one with recalled words in it. `taken_back`: it is
    // one of those. Where keep() failed, or this, that is due with make_good().
    void tidy(const Sealed& sealed, bool taken_back);
    // Once more after a keep() that failed, with what was due then.
    Status make_good(const std::vector<Poll>& polls, const Edition& edition);
    // Tries the storage if it is time for that. A full card has a remedy of its own (archive.h), and keep() tells where that fails.
    void try_storage(Moment now);

    // Whether the card has what it should have and nothing that was taken back; or nothing was to be kept yet.
    [[nodiscard]] bool is_settled() const { return unkept_.empty() && !recall_is_due_; }
    // What is wrong with the storage; empty where nothing is.
    [[nodiscard]] std::string trouble() const;

private:
    void sweep();

    Archive& archive_;
    const Clock& clock_;
    std::function<void(std::string)> note_;
    std::string unkept_;   // why the edition on the screen is not on disk; empty where it is
    std::string unsound_;  // why the storage failed its last trial; empty where it did not
    Moment next_trial_ = Moment::min();
    bool recall_is_due_ = false;   // words were taken back that are still on the card
    bool holds_recalled_ = false;  // the edition's own bytes have words in them that were recalled
};

}  // namespace chancery
