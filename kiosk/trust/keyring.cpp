// SPDX-License-Identifier: EUPL-1.2
#include "trust/keyring.h"

namespace chancery {

Keyring::Keyring(const Policies& policies, std::set<std::string> unsigned_sources, const Ledgers& ledgers, const Now& now)
    : unsigned_(std::move(unsigned_sources)) {
    for (const auto& [name, policy] : policies) {
        const auto ledger = ledgers.find(name);
        guards_.try_emplace(name, policy, ledger == ledgers.end() ? Ledger{} : ledger->second, now);
    }
}

Guard* Keyring::guard_of(const std::string& source) {
    // An unsigned source may be called like one that a signed playlist names.
    if (unsigned_.contains(source)) return nullptr;
    const auto found = find_by_source(guards_, source);
    return found == guards_.end() ? nullptr : &found->second;
}

bool Keyring::knows(const std::string& source) { return guard_of(source) || find_by_source(unsigned_, source) != unsigned_.end(); }

Assurances Keyring::assurances() const {
    Assurances all;
    for (const auto& [name, guard] : guards_) all.emplace(name, guard.assurance());
    return all;
}

Ledgers Keyring::ledgers(const Now& now) const {
    Ledgers all;
    for (const auto& [name, guard] : guards_) all.emplace(name, guard.ledger(now));
    return all;
}

}  // namespace chancery
