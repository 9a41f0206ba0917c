// SPDX-License-Identifier: EUPL-1.2
#include "app/standing_keeper.h"

#include <algorithm>

namespace chancery {

StandingKeeper::StandingKeeper(DurableDirectory& directory) : slots_(directory) {
    const auto bytes = slots_.load();
    if (!bytes) return;
    auto read = decode_standing(*bytes);
    if (read) standing_ = saved_ = *std::move(read);
}

Status StandingKeeper::note(const std::vector<Contact>& contacts, const Now& now) {
    const bool vouched = now.trust == ClockTrust::synchronized;
    const std::optional<Instant> floor = now.floor ? now.floor : vouched ? std::optional(now.wall) : std::nullopt;
    if (floor) standing_.clock_floor = std::max(*floor, standing_.clock_floor.value_or(*floor));
    for (const Contact& contact : contacts)
        if (contact.reached) standing_.reached[contact.source] = *contact.reached;
    if (next_save_ ? now.monotonic < *next_save_ : !vouched) return {};
    next_save_ = now.monotonic + rest;
    return save();
}

Status StandingKeeper::save() {
    if (standing_ == saved_) return {};
    Status saved = slots_.save(encode_standing(standing_));
    if (saved) saved_ = standing_;
    return saved;
}

}  // namespace chancery
