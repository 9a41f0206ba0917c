// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edition/seal.h"
#include "press_office.h"

namespace chancery::lab {

// One rule left out each: what the guard would be without it.
enum class Weakness { none, no_floor, no_nonce, wall_clock_embargo, no_lease, no_manifest_binding, one_key_twice };
const char* name(Weakness weakness);

struct Shown {
    std::string id, title;
    bool evergreen = false;
};

// A kiosk without its glass: the real guard, warrant, seal() and may_show(); what must survive the power in a small state.
class ScreenModel {
public:
    ScreenModel(const Keys& keys, Weakness weakness, const Now& now);

    void switch_on(const Now& now);  // as after a power cut
    // What came over the network; a heartbeat answers `nonce()`.
    void take(const Publication& came, const Now& now);
    void take_heartbeat(const Bytes& answer, const Now& now);
    [[nodiscard]] const std::string& ask() { return nonce_ = new_nonce(); }
    void keep(const Now& now);  // writes down what it would every quarter of an hour

    [[nodiscard]] std::vector<Shown> shown(const Now& now) const;
    [[nodiscard]] std::uint64_t sequence() const { return held_.sequence; }
    [[nodiscard]] std::uint64_t highest() const { return guard_->newest() ? guard_->newest()->text().sequence : 0; }

private:
    void adopt(const Publication& came, const WarrantPtr& warrant);
    void renew();
    [[nodiscard]] Policy policy() const;
    [[nodiscard]] Ledger ledger_to_trust() const;

    const Keys& keys_;
    Weakness weakness_;
    std::optional<Guard> guard_;
    std::string nonce_;
    WarrantPtr warrant_;
    EditionPtr edition_;
    // On the card.
    Ledger ledger_;
    Publication held_;
    std::optional<SignedFile> newest_;
};

}  // namespace chancery::lab
