// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "edition/when.h"

namespace chancery {

// Which of the sources' statements.
struct Selection {
    std::string source;                     // a source's name; empty: of all
    std::vector<std::string> tags;          // with any of these; none: with any tag or none
    std::string language;                   // BCP 47: which have a version in it; empty: in any
    std::size_t newest = 0;                 // so many of them, the newest first; 0: all, in their source's order
    std::optional<Duration> younger_than;   // issued so shortly ago; statements without a date are left out
    bool operator==(const Selection&) const = default;
};

// One line of a playlist: one of the three.
struct Entry {
    std::optional<std::size_t> statement;  // an index into the edition's statements: it stands in the playlist itself
    std::optional<std::size_t> playlist;   // an index into the edition's playlists
    std::optional<Selection> selection;    // a choice among the sources' statements
    unsigned weight = 1;                   // 1 to 10: how often it comes in a weighted round
    std::optional<Duration> dwell;         // how long each of its pages stays; else the playlist's, else by reading time
    bool operator==(const Entry&) const = default;
};

// What custom asks for on certain days.
struct Protocol {
    enum class Kind { mourning, election_silence, official_visit };
    Kind kind = Kind::mourning;
    std::vector<std::string> tags;       // mourning: only statements with one of these
    std::vector<std::string> sources;    // election silence: only what these sources say
    std::vector<std::string> languages;  // official visit: the guest's, shown first
    bool operator==(const Protocol&) const = default;
};

// Which statements and pictures, in what order, when, and how much they matter.
struct Playlist {
    enum class Priority { lobby, event, condolence, urgent };
    enum class Order { as_listed, newest_first, weighted, shuffled };

    std::string name;    // for `status`
    std::string source;  // of the settings
    std::string url;     // its own address
    std::vector<std::string> links;  // the addresses of the playlists and folders that it names
    bool nested = false;  // another one names it, and it plays inside that one only
    Priority priority = Priority::lobby;
    Order order = Order::as_listed;
    std::uint32_t seed = 0;  // of a shuffled order
    When when;
    std::vector<std::string> languages;  // BCP 47, in order; none: as the settings say
    std::optional<bool> side_by_side;    // two languages on one screen; else as the settings say
    std::optional<Protocol> protocol;    // in force as long as the playlist's time lasts
    std::optional<Duration> dwell;       // of entries that do not say
    std::vector<Entry> entries;
    bool operator==(const Playlist&) const = default;
};

}  // namespace chancery
