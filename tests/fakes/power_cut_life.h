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
    };
    Storage storage = Storage::ours;
    std::uint64_t cuts = 100;

    struct Outcome {
        std::uint64_t cuts = 0;
        std::uint64_t torn = 0;  // something showed that is no whole edition, or a picture that is not whole
        std::uint64_t lost = 0;  // something that was acknowledged was gone
        std::string first;       // what was found first, a sentence
    };
    [[nodiscard]] Outcome live(std::uint64_t seed) const;
    // The same, but the power goes at exactly this step of the first life, counted from 0; cuts is 0 once the step lies
    // beyond the work of publishing three editions.
    [[nodiscard]] Outcome cut_at(std::uint64_t seed, std::uint64_t step) const;
};

}  // namespace chancery
