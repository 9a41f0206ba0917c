// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "app/stage.h"
#include "base/result.h"
#include "edition/edition.h"
#include "layout/compose.h"
#include "schedule/rotation.h"

namespace chancery {

// Sets pages off the screen (layout/compose.h).
using SetPages = std::function<std::vector<Page>(const Content&, const std::optional<Backdrop>&, const Theme&)>;

// The last check before an edition is published: every statement is set in every way in which it may come to the screen, and
// none of its pages may have lost words. That is in each language, and in two beside each other where the settings or a
// playlist ask for that; with its picture, which is taken to be as light as can be, and without it, as it is where that is
// late or lost; on most days and in mourning. What was proven before, or is on the screen already, is not set again; of very
// many new statements some are set in one way each. The collector's thread.
class Proof {
public:
    // So many pages are set in one proof, in further ways than the first: some seconds on the smallest machine.
    static constexpr std::size_t most_ways = 2000;

    // `shown` is on the screen; null: nothing that need not be proven.
    Proof(Looks looks, Size screen, Rotation rotation, const Edition* shown);

    Status prove(const Edition& edition, const SetPages& set);

private:
    // Two versions of a statement, as indices: the one where reading begins, and the other.
    using Pairs = std::set<std::pair<std::size_t, std::size_t>>;
    // What is proven once for all.
    using Proven = std::set<std::pair<Digest, Pairs>>;

    [[nodiscard]] Pairs pairs_of(const Statement& statement, const Edition& edition) const;
    [[nodiscard]] Status set_first(const Statement& statement, const SetPages& set) const;
    [[nodiscard]] Status set_otherwise(const Statement& statement, const Pairs& pairs, const SetPages& set, std::size_t& ways) const;

    Looks looks_;
    Size screen_;
    Rotation rotation_;
    Proven proven_;
};

// The same with fonts of its own, for the collector's ports. Footers are set, too.
std::function<Status(const Edition&)> proof_of(Looks looks, Viewport viewport, Rotation rotation, const EditionPtr& shown);

}  // namespace chancery
