// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "edition/edition.h"
#include "schedule/protocols.h"
#include "schedule/rotation.h"
#include "trust/assurance.h"

namespace chancery {

// How a playlist wants its statements shown; what it does not say, the one around it says, or the settings.
struct Manner {
    std::optional<Duration> dwell;
    std::vector<std::string> languages;
    bool side_by_side = false;
};

// One place in a program.
struct Slot {
    std::size_t statement = 0;  // an index into the edition's
    std::shared_ptr<const Manner> manner;
};

// What plays at one moment: of everything that could, the first in the order of choose() that has something to show.
// Holds references to all but the time.
class Program {
public:
    Program(const Edition& edition, const Rotation& rotation, const Now& now, const Assurances& assurances);

    // The places of one round, from 0; empty where the edition has nothing to show at all.
    [[nodiscard]] std::vector<Slot> round(std::uint64_t number) const;
    [[nodiscard]] bool shuffled() const;

    // Of the events that may be shown now, in whatever program, the one that begins next; never `but_for`.
    [[nodiscard]] std::optional<std::size_t> next_event(std::size_t but_for) const;

    // What plays: "in turn", "urgent", "closed", or "playlist NAME".
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool dark() const { return dark_; }
    [[nodiscard]] const Protocols& protocols() const { return protocols_; }

private:
    using Slots = std::vector<Slot>;
    using MannerPtr = std::shared_ptr<const Manner>;

    void judge();
    bool take_urgent();
    bool take_playlists(Playlist::Priority priority);
    bool take_tagged(std::string_view tag, std::string name);
    bool take_all();
    [[nodiscard]] bool is_closed() const;

    [[nodiscard]] Slots expand(const Playlist& playlist, std::uint64_t round, const MannerPtr& around, int depth) const;
    [[nodiscard]] bool has_place(const Playlist& playlist, int depth) const;
    [[nodiscard]] Slots places_of(const Entry& entry, Playlist::Order order, std::uint64_t round, const MannerPtr& manner, int depth) const;
    [[nodiscard]] Slots selected(const Selection& wanted, Playlist::Order order, const MannerPtr& manner) const;
    [[nodiscard]] bool matches(const Statement& statement, const Selection& wanted) const;
    void sort_newest_first(Slots& slots) const;

    const Edition& edition_;
    const Rotation& rotation_;
    const Now now_;
    const Assurances& assurances_;
    const Protocols protocols_;
    const MannerPtr usual_;                   // as the settings say
    std::vector<bool> shown_;                 // statements that may be shown now, in whatever program
    bool urgent_listed_ = false;              // an urgent one stands in a playlist
    std::vector<const Playlist*> on_;         // whose time it is
    std::string name_;
    bool dark_ = false;
    Slots fixed_;                             // places of every round
    std::vector<const Playlist*> playlists_;  // and those that play in turn
};

}  // namespace chancery
