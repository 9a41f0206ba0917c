// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "edition/edition.h"
#include "trust/assurance.h"

namespace chancery {

// How it stands with one source.
struct Contact {
    std::string source;                // its name in the settings
    std::optional<Instant> reached;    // when it last answered with something usable (or "unchanged")
    std::optional<Instant> asked;      // when it was last asked
    std::string trouble;               // why the last try failed; empty where it did not
    std::string signature{};           // by whom and when its newest manifest was signed; empty where it is unsigned
};

// The whole truth handed to the screen side each time: what may be shown, and how fresh it is.
struct Bulletin {
    EditionPtr edition;
    bool builtin = false;  // nothing was ever fetched: this is the edition that came with the program
    std::vector<Contact> contacts;
    std::string storage = {};  // why what is shown may be lost at power-off, a sentence; empty where it is kept safely
    Assurances assurances = {};  // what holds for the signed ones
};

}  // namespace chancery
