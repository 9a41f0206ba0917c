// SPDX-License-Identifier: EUPL-1.2
#include "screen_model.h"

#include "schedule/schedule.h"

namespace chancery::lab {
namespace {

const std::string folder = "https://mfa.example/";
const std::string source = "ministry";

// The nonce that an answer claims to be for.
std::string nonce_in(const Bytes& answer) {
    const std::size_t at = answer.find("\"nonce\": \"");
    return at == answer.npos ? "" : answer.substr(at + 10, 32);
}

}  // namespace

const char* name(Weakness weakness) {
    switch (weakness) {
        case Weakness::none: return "as it is";
        case Weakness::no_floor: return "no floor";
        case Weakness::no_nonce: return "no nonce";
        case Weakness::wall_clock_embargo: return "wall-clock embargo";
        case Weakness::no_lease: return "no lease";
        case Weakness::no_manifest_binding: return "no manifest binding";
        case Weakness::one_key_twice: return "one key twice";
    }
    return "";
}

ScreenModel::ScreenModel(const Keys& keys, Weakness weakness, const Now& now) : keys_(keys), weakness_(weakness) { switch_on(now); }

// Who counts signatures instead of keys is content with one key that signs twice.
Policy ScreenModel::policy() const { return {keys_.trusted(weakness_ == Weakness::one_key_twice ? 1 : 2), {}, true}; }

Ledger ScreenModel::ledger_to_trust() const {
    Ledger ledger = ledger_;
    if (weakness_ == Weakness::no_floor) ledger.floors.clear();
    if (weakness_ == Weakness::no_floor && held_.sequence > 0) ledger.newest = Digest{};
    return ledger;
}

void ScreenModel::switch_on(const Now& now) {
    guard_.emplace(policy(), ledger_to_trust(), now);
    ledger_ = guard_->ledger(now);
    warrant_.reset();
    edition_.reset();
    if (held_.sequence == 0) return;
    const auto warrant = guard_->reopen({{}, held_.manifest, newest_}, folder, now);
    if (warrant) adopt(held_, *warrant);
    else held_ = {};
}

void ScreenModel::take(const Publication& came, const Now& now) {
    if (weakness_ == Weakness::no_floor) {
        const Ledger before = guard_->ledger(now);
        ledger_ = before;
        Ledger forgetful = ledger_to_trust();
        forgetful.unconfirmed -= Guard::charge_per_start;
        guard_.emplace(policy(), forgetful, now);
    }
    const auto manifest = guard_->judge(came.manifest, now);
    if (!manifest) return;
    guard_->accept(*manifest, now);
    const auto warrant = std::make_shared<Warrant>(Warrant{*manifest, *manifest, folder});
    bool whole = true;
    for (const std::string& feed : (*manifest)->text().feeds) {
        const auto file = came.files.find(feed);
        whole = whole && file != came.files.end() && (weakness_ == Weakness::no_manifest_binding || (*manifest)->check(feed, file->second).ok());
    }
    guard_->hold_newest(whole);
    if (whole) {
        newest_.reset();
        adopt(came, warrant);
    } else if (warrant_) {
        newest_ = came.manifest;
        warrant_ = std::make_shared<Warrant>(Warrant{warrant_->manifest, *manifest, folder});
        renew();
    }
    keep(now);
}

void ScreenModel::adopt(const Publication& came, const WarrantPtr& warrant) {
    if (&came != &held_) held_ = came;
    held_.sequence = warrant->manifest->text().sequence;
    warrant_ = warrant;
    renew();
}

void ScreenModel::renew() {
    std::vector<SourceBytes> documents;
    const bool bound = weakness_ != Weakness::no_manifest_binding;
    for (const std::string& feed : warrant_->manifest->text().feeds) {
        const auto file = held_.files.find(feed);
        if (file == held_.files.end() || (!bound && feed.ends_with(".sealed"))) continue;
        documents.push_back({source, folder + feed, "en", "auto", file->second, bound ? warrant_ : nullptr});
    }
    const auto sealed = seal(documents, {});
    edition_ = sealed ? sealed->edition : nullptr;
}

void ScreenModel::take_heartbeat(const Bytes& answer, const Now& now) {
    static_cast<void>(guard_->take_heartbeat(answer, weakness_ == Weakness::no_nonce ? nonce_in(answer) : nonce_, now).ok());
}

void ScreenModel::keep(const Now& now) { ledger_ = guard_->ledger(now); }

std::vector<Shown> ScreenModel::shown(const Now& now) const {
    std::vector<Shown> out;
    if (!edition_) return out;
    Assurance assurance = guard_->assurance();
    if (weakness_ == Weakness::wall_clock_embargo) assurance.needs_proof = false;
    if (weakness_ == Weakness::no_lease) assurance.lapses.reset();
    const Assurances all{{source, assurance}};
    for (const Statement& statement : edition_->statements())
        if (may_show(statement, now, all)) out.push_back({statement.id, statement.versions.front().title, statement.evergreen});
    return out;
}

}  // namespace chancery::lab
