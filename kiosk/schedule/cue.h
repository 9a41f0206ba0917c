// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "edition/edition.h"

namespace chancery {

// What is on now, and why. A value: the loop hands the last one back to choose().
struct Cue {
    EditionPtr edition;         // keeps the statement alive
    std::size_t statement = 0;  // index into edition->statements()
    std::size_t version = 0;    // index into its versions
    std::optional<std::size_t> beside;  // a second version of the same statement, shown beside the first
    std::size_t page = 0;
    std::size_t pages = 1;      // told by the layout once it has set the statement
    Moment since{};
    Moment until{};             // since + dwell, told by the layout's reading time
    bool mourning = false;      // shown in greys, without motion
    bool dark = false;          // the screen is black: nothing is shown
    std::optional<Duration> dwell;  // how long each page stays, where a playlist says so; else by reading time
    std::string program;        // what plays: "in turn", "urgent", "playlist NAME"
    std::size_t slot = 0;       // where in the program's round
    std::uint64_t round = 0;    // how often it has been through
    std::string protocol;       // the modes of protocol in force, "mourning, official visit"; empty: none
    std::string why;            // one phrase for `status`: the program, or what else brought it on

    [[nodiscard]] const Statement& what() const { return edition->statements().at(statement); }
    [[nodiscard]] const Version& text() const { return what().versions.at(version); }
};

}  // namespace chancery
