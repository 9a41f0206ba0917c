// SPDX-License-Identifier: EUPL-1.2
#include "app/standing_keeper.h"

#include <algorithm>
#include <utility>

namespace chancery {
namespace {

constexpr Duration for_ever{std::chrono::hours(24) * 36'500};

}  // namespace

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
    // Also a run without a time service writes down how far time has gone on for certain: else each of a row of such runs
    // would begin at the same floor, and bring back what expired during the one before.
    if (!next_save_ && (floor || !standing_.ledgers.empty())) next_save_ = now.monotonic + rest;
    const bool first_vouched = vouched && !std::exchange(vouched_before_, true);
    if (!first_vouched && (!next_save_ || now.monotonic < *next_save_)) return {};
    next_save_ = now.monotonic + rest;
    return save();
}

Status StandingKeeper::remember(const Ledgers& ledgers) {
    take(ledgers);
    return save();
}

void StandingKeeper::take(const Ledgers& ledgers) {
    for (auto& [source, ledger] : standing_.ledgers)
        if (!ledgers.contains(source)) ledger.unconfirmed = std::max(ledger.unconfirmed, for_ever);
    for (const auto& [source, ledger] : ledgers) standing_.ledgers[source] = ledger;
    if (late_) standing_ = joined(std::move(standing_), *late_);
    while (encode_standing(standing_).size() > StateSlots::max_bytes) {
        const auto spare = std::find_if(standing_.ledgers.begin(), standing_.ledgers.end(), [&](const auto& each) { return !ledgers.contains(each.first); });
        if (spare == standing_.ledgers.end()) return;
        standing_.ledgers.erase(spare);
    }
}

Status StandingKeeper::save() {
    if (standing_ == saved_) return {};
    if (Status read = read_again(); !read) return read;
    Status saved = slots_.save(encode_standing(standing_));
    if (saved) saved_ = standing_;
    return saved;
}

// An error where it may be as good as ever and must not be written over yet.
Status StandingKeeper::read_again() {
    if (slots_.is_sure()) return {};
    const auto bytes = slots_.load();
    if (!bytes && bytes.error().kind == ErrorKind::full) return bytes.error();
    auto read = bytes ? decode_standing(*bytes) : Result<Standing>(bytes.error());
    if (!read) return {};
    late_ = *std::move(read);
    standing_ = joined(std::move(standing_), *late_);
    return {};
}

Status StandingKeeper::forget_clock() {
    if (Status read = read_again(); !read) return read;
    if (late_) late_->clock_floor.reset();
    standing_.clock_floor.reset();
    const Bytes state = encode_standing(standing_);
    Status saved = slots_.save(state);
    if (saved) saved = slots_.save(state);
    if (saved) saved_ = standing_;
    return saved;
}

}  // namespace chancery
