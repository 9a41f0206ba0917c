// SPDX-License-Identifier: EUPL-1.2
#include "trust/guard.h"

#include <algorithm>
#include <utility>

namespace chancery {
namespace {

constexpr Duration for_ever{std::chrono::hours(24) * 36'530};

bool shares_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

}  // namespace

Guard::Guard(Policy policy, Ledger ledger, const Now& now) : policy_(std::move(policy)), first_version_(policy_.root.version), ledger_(std::move(ledger)), since_(now.monotonic) {
    ledger_.unconfirmed += charge_per_start;
    if (ledger_.proven) proven_ = ProvenTime{*ledger_.proven, now.monotonic};
}

Status Guard::take_root(const SignedFile& file) {
    auto next = next_root(policy_.root, file);
    if (!next) return next.error();
    policy_.root = std::move(*next);
    ledger_.root_version = std::max(ledger_.root_version, policy_.root.version);
    return {};
}

// Of the keys in charge alone: one that was taken away cannot hold up the others.
std::uint64_t Guard::floor() const {
    std::uint64_t highest = 0;
    for (const PublicKey& key : policy_.root.content.keys)
        if (const auto found = ledger_.floors.find(key.id); found != ledger_.floors.end()) highest = std::max(highest, found->second);
    return highest;
}

// By the latest time that anyone vouches for. A clock that nobody vouches for ends nothing.
bool Guard::has_ended(const ManifestText& text, const Now& now) const {
    if (!text.expires) return false;
    if (now.trust == ClockTrust::synchronized && now.wall >= *text.expires) return true;
    return (now.floor && *now.floor >= *text.expires) || (proven_ && proven_->reached(now.monotonic) >= *text.expires);
}

Result<ManifestPtr> Guard::judge(const SignedFile& file, const Now& now) const {
    auto manifest = weigh(file);
    if (manifest && has_ended((*manifest)->text(), now))
        return {ErrorKind::refused, "the manifest ended on " + format_rfc3339(*(*manifest)->text().expires) + "; its publisher must sign a new one"};
    return manifest;
}

// All the rules but that of its end.
Result<ManifestPtr> Guard::weigh(const SignedFile& file) const {
    if (policy_.root.version < ledger_.root_version)
        return {ErrorKind::refused, "the keys have changed since: root." + std::to_string(ledger_.root_version) + ".json is needed first"};
    auto manifest = Manifest::open(file, policy_.root);
    if (!manifest) return manifest;
    const ManifestText& text = (*manifest)->text();
    const std::uint64_t known = floor();
    if (text.sequence < known)
        return {ErrorKind::refused, "the manifest is number " + std::to_string(text.sequence) + ", and " + std::to_string(known) + " was seen already"};
    if (text.sequence == known && ledger_.newest && *ledger_.newest != (*manifest)->digest())
        return {ErrorKind::refused, "two different manifests have the number " + std::to_string(known)};
    if (known > 0 && text.sequence - known > longest_jump)
        return {ErrorKind::refused, "the manifest's number leaps from " + std::to_string(known) + " to " + std::to_string(text.sequence)};
    if (!text.audience.empty() && !shares_one(text.audience, policy_.audience))
        return {ErrorKind::refused, "the manifest is for others; \"audience\" in the settings says what this screen is called"};
    return manifest;
}

Result<WarrantPtr> Guard::reopen(const Testimony& testimony, std::string folder, const Now& now) {
    for (std::size_t i = static_cast<std::size_t>(policy_.root.version - first_version_); i < testimony.roots.size(); ++i)
        if (const Status taken = take_root(testimony.roots[i]); !taken) return taken.error();
    const bool is_lost = !ledger_.newest;
    const auto judged = weigh(testimony.newest ? *testimony.newest : testimony.manifest);
    if (!judged) return judged.error();
    // The files may be of an older one, as long as they are of one that was signed.
    auto manifest = testimony.newest ? Manifest::open(testimony.manifest, policy_.root) : judged;
    if (!manifest) return manifest.error();
    accept(*judged, now);
    holds_newest_ = !testimony.newest;
    confirmed_.reset();
    if (is_lost) ledger_.unconfirmed = for_ever;
    return WarrantPtr(std::make_shared<Warrant>(Warrant{*std::move(manifest), *judged, std::move(folder)}));
}

void Guard::accept(ManifestPtr manifest, const Now& now) {
    const bool is_new = !ledger_.newest || *ledger_.newest != manifest->digest();
    for (const PublicKey& key : manifest->keys()) {
        std::uint64_t& floor = ledger_.floors[key.id];
        floor = std::max(floor, manifest->text().sequence);
    }
    // What a root that follows has taken away is not needed again.
    std::erase_if(ledger_.floors, [&](const auto& each) {
        return std::none_of(policy_.root.content.keys.begin(), policy_.root.content.keys.end(), [&](const PublicKey& key) { return key.id == each.first; });
    });
    ledger_.newest = manifest->digest();
    newest_ = std::move(manifest);
    if (!is_new) return;
    holds_newest_ = false;
    confirmed_.reset();
    confirm(now);
}

void Guard::confirm(const Now& now) {
    if (!policy_.has_heartbeat) newest_is_confirmed(now.monotonic);
}

void Guard::newest_is_confirmed(Moment when) {
    if (!holds_newest_) {
        confirmed_ = when;
        return;
    }
    ledger_.unconfirmed = Duration::zero();
    since_ = when;
}

void Guard::hold_newest(bool holds) {
    holds_newest_ = holds;
    if (holds && confirmed_) newest_is_confirmed(*std::exchange(confirmed_, std::nullopt));
}

Result<bool> Guard::take_heartbeat(BytesView answer, const std::string& nonce, const Now& now) {
    const auto heartbeat = read_heartbeat(answer, policy_.root);
    if (!heartbeat) return heartbeat.error();
    if (nonce.empty() || heartbeat->nonce != nonce) return {ErrorKind::refused, "the heartbeat answers somebody else's question"};
    if (proven_ && heartbeat->time < proven_->reached(now.monotonic) - most_lag)
        return {ErrorKind::refused, "the heartbeat tells " + format_rfc3339(heartbeat->time) + ", which is past already"};
    if (!proven_ || heartbeat->time > proven_->reached(now.monotonic)) proven_ = ProvenTime{heartbeat->time, now.monotonic};
    if (newest_ && heartbeat->manifest == newest_->digest()) newest_is_confirmed(now.monotonic);
    return !newest_ || heartbeat->sequence > newest_->text().sequence;
}

Assurance Guard::assurance() const {
    Assurance assurance{std::nullopt, std::nullopt, policy_.has_heartbeat, proven_};
    if (!newest_) return assurance;
    assurance.expires = newest_->text().expires;
    if (newest_->text().lease) assurance.lapses = since_ + (*newest_->text().lease - ledger_.unconfirmed);
    return assurance;
}

Ledger Guard::ledger(const Now& now) const {
    Ledger ledger = ledger_;
    ledger.unconfirmed += now.monotonic - since_;
    if (proven_) ledger.proven = proven_->reached(now.monotonic);
    return ledger;
}

}  // namespace chancery
