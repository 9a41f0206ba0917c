// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>

#include "trust/assurance.h"
#include "trust/by_source.h"
#include "trust/guard.h"

namespace chancery {

using Policies = std::map<std::string, Policy>;  // by the names of the signed sources in the settings
using Ledgers = std::map<std::string, Ledger>;

// The guards of all signed sources, and the names of those that the settings leave unsigned. One thread at a time: the
// main thread until the collector's begins, then that one.
class Keyring {
public:
    // A source that a playlist names has the guard of the source whose playlist it is.
    Keyring(const Policies& policies, std::set<std::string> unsigned_sources, const Ledgers& ledgers, const Now& now);

    // Nothing for a source that need not be signed.
    Guard* guard_of(const std::string& source);
    // Whether the settings name it, or the playlist that named it.
    [[nodiscard]] bool knows(const std::string& source);

    [[nodiscard]] Assurances assurances() const;
    [[nodiscard]] Ledgers ledgers(const Now& now) const;

private:
    std::map<std::string, Guard> guards_;
    std::set<std::string> unsigned_;
};

}  // namespace chancery
