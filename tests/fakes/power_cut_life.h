// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

namespace chancery {

// The life of an archive on a machine that keeps losing power: editions are published one after the other, with the
// small state saved and the archive swept in between, until the power goes at some step; then everything is looked at,
// and life goes on from there. Now and then a step fails, once or for good, or the program alone dies and what it left
// unsynced meets the next cut. All of it follows from one seed.
struct PowerCutLife {
    enum class Storage {
        ours,                // the code that ships
        no_sync,             // a machine that ignores sync
        no_folder_sync,      // a machine that ignores the folder's sync
        record_in_place,     // one record, written over in place
        no_confirm,          // what a process before left is taken to be on the disk
        retried_sync,        // a folder's failed sync is asked again and believed
    };
    Storage storage = Storage::ours;
    std::uint64_t cuts = 100;

    struct Outcome {
        std::uint64_t cuts = 0;
        std::uint64_t torn = 0;  // something showed that is no whole edition, or a picture that is not whole
        std::uint64_t lost = 0;  // something that was acknowledged was gone
        std::uint64_t stuck = 0; // a failure that was over cost more than the edition that met it
        std::string first;       // what was found first, a sentence
    };
    [[nodiscard]] Outcome live(std::uint64_t seed) const;
    // The same, but the power goes at exactly this step of the first life, counted from 0; cuts is 0 once the step lies
    // beyond the work of publishing three editions.
    [[nodiscard]] Outcome cut_at(std::uint64_t seed, std::uint64_t step) const;
    // A process takes over from one that was killed, exactly this step of it fails, once, and it publishes on; then the
    // power goes. cuts is 0 once the step lies in its last edition, which nothing comes after.
    [[nodiscard]] Outcome fail_at(std::uint64_t seed, std::uint64_t step) const;
};

}  // namespace chancery
