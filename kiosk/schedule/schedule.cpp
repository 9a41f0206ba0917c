// SPDX-License-Identifier: EUPL-1.2
#include "schedule/schedule.h"

#include <algorithm>

#include "schedule/calendar.h"
#include "schedule/program.h"
#include "schedule/versions.h"

namespace chancery {
namespace {

using Slots = std::vector<Slot>;

std::optional<std::size_t> version_in(const Statement& statement, const std::string& language) {
    for (std::size_t i = 0; i < statement.versions.size(); ++i)
        if (statement.versions[i].language == language) return i;
    return std::nullopt;
}

// One choice, with all that it looks at.
class Chooser {
public:
    Chooser(const EditionPtr& edition, const Rotation& rotation, const Now& now, const Assurances& assurances)
        : edition_(edition), rotation_(rotation), now_(now), assurances_(assurances), program_(*edition, rotation, now, assurances) {}

    std::optional<Cue> choose(const std::optional<Cue>& previous) {
        round_ = previous && previous->program == program_.name() ? previous->round : 0;
        slots_ = program_.round(round_);
        if (slots_.empty()) return std::nullopt;
        if (!previous) return opening(0);
        if (const auto on = carried_on(*previous)) {
            const bool begins = on->since == now_.monotonic;  // with new words, whose dwell nobody has told yet
            return begins || now_.monotonic < on->until ? *on : following(*on);
        }
        return opening(slot_after_lost(*previous));
    }

private:
    Cue start(std::size_t slot, std::size_t version, std::optional<std::size_t> beside) const {
        Cue cue;
        cue.edition = edition_;
        cue.statement = slots_[slot].statement;
        cue.version = version;
        cue.beside = beside;
        cue.since = cue.until = now_.monotonic;
        cue.dwell = slots_[slot].manner->dwell;
        cue.slot = slot;
        cue.round = round_;
        cue.why = program_.name();
        dress(cue);
        return cue;
    }

    // What is so at every moment, whenever the cue began.
    void dress(Cue& cue) const {
        cue.program = program_.name();
        cue.mourning = program_.protocols().mourning();
        cue.protocol = program_.protocols().names();
        cue.dark = program_.dark();
    }

    [[nodiscard]] std::vector<std::size_t> versions_at(std::size_t slot) const {
        return versions_to_show(edition_->statements()[slots_[slot].statement], slots_[slot].manner->languages,
                                program_.protocols().guest_languages());
    }

    // The slot's statement in its n-th language, with the next one beside it where two are shown at a time.
    Cue in_language(std::size_t slot, const std::vector<std::size_t>& versions, std::size_t n) const {
        const bool pair = slots_[slot].manner->side_by_side && n + 1 < versions.size();
        return start(slot, versions[n], pair ? std::optional(versions[n + 1]) : std::nullopt);
    }

    // A slot from its first language; behind the last one begins the next round.
    Cue opening(std::size_t slot) {
        if (slot >= slots_.size()) {
            ++round_;
            slots_ = program_.round(round_);
            slot = 0;
        }
        return in_language(slot, versions_at(slot), 0);
    }

    // The previous cue's statement as an index of this edition; nothing where it is gone.
    [[nodiscard]] std::optional<std::size_t> found_again(const Cue& previous) const {
        if (previous.edition == edition_) return previous.statement;
        const Statement* same = edition_->find(previous.what().id);
        if (!same) return std::nullopt;
        return static_cast<std::size_t>(same - edition_->statements().data());
    }

    // Where a statement stands in this round: where it stood, else where it stands first.
    [[nodiscard]] std::optional<std::size_t> slot_of(std::size_t statement, std::size_t before) const {
        if (before < slots_.size() && slots_[before].statement == statement) return before;
        const auto found = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.statement == statement; });
        if (found == slots_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - slots_.begin());
    }

    // The previous cue carried on: unchanged, with its new words, or nothing where it must go.
    [[nodiscard]] std::optional<Cue> carried_on(const Cue& previous) const {
        const auto index = found_again(previous);
        const auto slot = index ? slot_of(*index, previous.slot) : std::nullopt;
        if (!slot || previous.dark != program_.dark()) return std::nullopt;
        const Statement& statement = edition_->statements()[*index];
        const auto version = version_in(statement, previous.text().language);
        if (!version) return std::nullopt;
        std::optional<std::size_t> beside;
        if (previous.beside) beside = version_in(statement, previous.what().versions[*previous.beside].language);
        const bool changed = statement.versions[*version] != previous.text() || beside.has_value() != previous.beside.has_value() ||
                             (beside && statement.versions[*beside] != previous.what().versions[*previous.beside]);
        if (changed) {
            Cue cue = start(*slot, *version, beside);
            cue.why = "its words changed";
            return cue;
        }
        Cue cue = previous;
        cue.edition = edition_;
        cue.statement = *index;
        cue.version = *version;
        cue.beside = beside;
        cue.slot = *slot;
        cue.round = round_;
        dress(cue);
        return cue;
    }

    Cue following(const Cue& on) {
        if (on.page + 1 < on.pages) {
            Cue next = start(on.slot, on.version, on.beside);
            next.page = on.page + 1;
            next.pages = on.pages;
            return next;
        }
        const std::vector<std::size_t> versions = versions_at(on.slot);
        const auto last = std::find(versions.begin(), versions.end(), on.beside.value_or(on.version));
        if (last != versions.end() && last + 1 != versions.end())
            return in_language(on.slot, versions, static_cast<std::size_t>(last + 1 - versions.begin()));
        Cue next = opening(on.slot + 1);
        // A statement may stand twice in a shuffle; then the one after it comes, which may stand in the next round.
        for (int tries = 0; tries < 2 && program_.shuffled() && next.statement == on.statement; ++tries) next = opening(after_same(next));
        return next;
    }

    [[nodiscard]] std::size_t after_same(const Cue& cue) const {
        std::size_t slot = cue.slot;
        while (slot < slots_.size() && slots_[slot].statement == cue.statement) ++slot;
        return slot;
    }

    // Where to go on when the previous cue's statement has left: with what stood after it and is still here.
    [[nodiscard]] std::size_t slot_after_lost(const Cue& previous) const {
        if (previous.program != program_.name()) return 0;
        if (previous.edition == edition_) return previous.slot < slots_.size() ? previous.slot : 0;
        const Slots before = Program(*previous.edition, rotation_, now_, assurances_).round(round_);
        for (std::size_t i = previous.slot; i < before.size(); ++i) {
            const Statement* next = edition_->find(previous.edition->statements()[before[i].statement].id);
            const auto slot = next ? slot_of(static_cast<std::size_t>(next - edition_->statements().data()), i) : std::nullopt;
            if (slot) return *slot;
        }
        return 0;
    }

    const EditionPtr& edition_;
    const Rotation& rotation_;
    const Now& now_;
    const Assurances& assurances_;
    const Program program_;
    Slots slots_;
    std::uint64_t round_ = 0;
};

bool has_ended(const Assurance& assurance, Instant latest, Moment now) {
    return (assurance.lapses && now >= *assurance.lapses) || (assurance.expires && latest >= *assurance.expires);
}

}  // namespace

bool may_show(const Statement& statement, const Now& now, const Assurances& assurances) {
    const Assurance* const assurance = statement.verified ? assurance_of(assurances, statement.source) : nullptr;
    if (statement.verified && !assurance) return false;
    const Instant proven = assurance && assurance->proven ? assurance->proven->reached(now.monotonic) : Instant::min();
    // Each doubt about the time counts against the statement.
    const Instant latest = std::max({now.wall, now.floor.value_or(now.wall), proven});
    if (statement.show_until && latest >= *statement.show_until) return false;
    if (assurance && !statement.evergreen && has_ended(*assurance, latest, now.monotonic)) return false;
    if (!statement.show_from) return true;
    if (assurance && assurance->needs_proof) return proven >= *statement.show_from;
    const std::optional<Instant> passed = now.trust == ClockTrust::synchronized ? now.wall : now.floor;
    return passed && *passed >= *statement.show_from;
}

std::optional<Instant> next_change(const Edition& edition, const Rotation& rotation, const Now& now, const Assurances& assurances) {
    std::optional<Instant> next;
    const auto consider = [&](const std::optional<Instant>& at) {
        if (at && *at > now.wall && (!next || *at < *next)) next = *at;
    };
    const auto at = [&](Moment moment) { return now.wall + (moment - now.monotonic); };
    for (const auto& [source, assurance] : assurances) {
        consider(assurance.expires);
        if (assurance.lapses) consider(at(*assurance.lapses));
    }
    for (const Statement& statement : edition.statements()) {
        consider(statement.show_from);
        consider(statement.show_until);
        const Assurance* const assurance = statement.verified && statement.show_from ? assurance_of(assurances, statement.source) : nullptr;
        if (assurance && assurance->proven) consider(at(assurance->proven->moment_of(*statement.show_from)));
    }
    consider(next_boundary(rotation.opening, now.wall, rotation.time_zone));
    for (const ProtocolDays& days : rotation.protocols) consider(next_boundary(days.when, now.wall, rotation.time_zone));
    for (const Playlist& playlist : edition.playlists()) consider(next_boundary(playlist.when, now.wall, rotation.time_zone));
    return next;
}

std::optional<Cue> choose(const EditionPtr& edition, const Rotation& rotation, const Now& now, const std::optional<Cue>& previous,
                          const Assurances& assurances) {
    return Chooser(edition, rotation, now, assurances).choose(previous);
}

}  // namespace chancery
