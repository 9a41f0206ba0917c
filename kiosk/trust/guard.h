// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "trust/assurance.h"
#include "trust/heartbeat.h"
#include "trust/ledger.h"
#include "trust/manifest.h"
#include "trust/root.h"
#include "trust/testimony.h"
#include "trust/warrant.h"

namespace chancery {

// How the settings want a source signed.
struct Policy {
    Root root;                          // where the chain of roots begins
    std::vector<std::string> audience;  // what this screen is called; a manifest for others is refused
    bool has_heartbeat = false;         // a server vouches for the time and for what is the newest

};

// Decides for one signed source what is believed: keys, numbers that only rise, time. It asks nobody itself; whoever does
// hands it what came. A refusal changes nothing. One thread at a time.
//
// The rules, with the attack that each one ends:
// - Signed by enough keys of the role, each once, before anything is read: forgery, a stolen key where two are needed.
// - A number below the highest that any key in charge has signed is refused, also after a power cut, and so is the same
//   number with other bytes: rollback. One that leaps by more than `longest_jump`: a stolen key that uses up all numbers.
//   A key that the next root no longer names takes its floor with it.
// - For this screen's audience, and not after its end by any clock that is believed: misdirection, freeze.
// - Time is proven by an answer to our own nonce, and runs on at the machine's own pace; it never falls: a time service
//   that lies, an old answer.
// - An edition that nobody confirms lapses by powered-on time; each start of the program costs a quarter of an hour of it:
//   freeze by silence, by old answers, by the power switch.
class Guard {
public:
    static constexpr std::uint64_t longest_jump = 10'000;
    static constexpr Duration charge_per_start{std::chrono::minutes(15)};
    static constexpr Duration most_lag{std::chrono::minutes(2)};  // of a proven time behind what was reached already

    // `ledger`: what the run before left; its charge for this start is made here.
    Guard(Policy policy, Ledger ledger, const Now& now);

    [[nodiscard]] const Root& root() const { return policy_.root; }
    [[nodiscard]] bool has_heartbeat() const { return policy_.has_heartbeat; }
    // The newest that was accepted; nothing before the first.
    [[nodiscard]] const ManifestPtr& newest() const { return newest_; }

    // The root that follows the present one (root.h).
    Status take_root(const SignedFile& file);

    // Verifies a manifest and judges it by all the rules; nothing is changed yet.
    [[nodiscard]] Result<ManifestPtr> judge(const SignedFile& file, const Now& now) const;
    // What an earlier run kept, judged as if it came anew, and accepted, also after their end (what is evergreen
    // goes on); but that confirms nothing, and where the ledger is lost, it is taken for unconfirmed for ever.
    Result<WarrantPtr> reopen(const Testimony& testimony, std::string folder, const Now& now);
    // From now on nothing older is believed. `manifest` is from judge().
    void accept(ManifestPtr manifest, const Now& now);
    // Whether all that is shown is of the newest manifest. As long as it is not, nothing that names the newest confirms what
    // is shown: else whoever lets manifests through and holds back their files could keep an old text on show.
    void hold_newest(bool holds);
    // The server still names the newest: with a heartbeat, only that confirms anything.
    void confirm(const Now& now);

    // An answer to this nonce. True where it names a newer manifest than ours, so that it should be fetched at once.
    Result<bool> take_heartbeat(BytesView answer, const std::string& nonce, const Now& now);

    [[nodiscard]] Assurance assurance() const;
    // To be kept: before what was accepted is shown, and from time to time.
    [[nodiscard]] Ledger ledger(const Now& now) const;

private:
    [[nodiscard]] Result<ManifestPtr> weigh(const SignedFile& file) const;
    [[nodiscard]] std::uint64_t floor() const;
    [[nodiscard]] bool has_ended(const ManifestText& text, const Now& now) const;
    void newest_is_confirmed(Moment when);

    Policy policy_;
    const std::uint64_t first_version_;  // of the settings' own root
    Ledger ledger_;
    ManifestPtr newest_;
    std::optional<ProvenTime> proven_;
    bool holds_newest_ = false;
    std::optional<Moment> confirmed_;  // when the newest was confirmed, while its files were not at hand
    Moment since_;  // what ledger_.unconfirmed is counted from
};

}  // namespace chancery
