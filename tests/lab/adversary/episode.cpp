// SPDX-License-Identifier: EUPL-1.2
#include "episode.h"

#include <algorithm>

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;

constexpr Duration step = 10min;
constexpr std::size_t steps = 400;
// A lease is counted in steps, and its charge for a start comes on top.
constexpr Duration slack = 2 * step;

class Episode {
public:
    Episode(const Keys& keys, std::uint32_t seed, Weakness weakness, bool with_adversary)
        : keys_(keys), random_(seed), adversary_(with_adversary), freezes_(with_adversary && pick(2) == 0), freeze_at_(60 + pick(200)), lag_(6 + pick(80)),
          office_(keys, seed * 7 + 1, true_time_), screen_(keys, weakness, now()) {}

    Outcome run() {
        for (at_ = 0; at_ < steps; ++at_) {
            office_.pass(true_time_);
            recorded_.push_back({office_.history().size() - 1, office_.heartbeat(std::string(32, '0'), true_time_)});
            if (is_on()) turn();
            true_time_ += step;
            machine_ += step;
        }
        return outcome_;
    }

private:
    struct Recorded {
        std::size_t publication;
        Bytes heartbeat;
    };

    [[nodiscard]] Now now() const {
        const bool lies = adversary_ && clock_lie_ != Duration::zero();
        return {true_time_ + clock_lie_, machine_, lies || !adversary_ ? ClockTrust::synchronized : ClockTrust::unknown, std::nullopt};
    }

    // The power switch; a start is a new machine clock.
    bool is_on() {
        if (off_ > 0) {
            if (--off_ > 0) return false;
            machine_ = Moment(step * static_cast<int>(pick(3)));
            screen_.switch_on(now());
            return true;
        }
        if (!adversary_) return true;
        if (freezes_ && at_ == freeze_at_) off_ = lag_;
        else if (freezes_ && at_ > freeze_at_ && pick(30) == 0) off_ = 1;
        else if (!freezes_ && pick(40) == 0) off_ = 1 + pick(30);
        return off_ == 0;
    }

    void turn() {
        if (adversary_ && pick(12) == 0) clock_lie_ = pick(3) == 0 ? Duration(0) : std::chrono::hours(static_cast<int>(pick(60'000)) - 20'000);
        if (!adversary_) honest_network();
        else if (freezes_ && at_ > freeze_at_) freezing_network();
        else hostile_network();
        if (at_ % 2 == 0) screen_.keep(now());
        look();
    }

    void honest_network() {
        if (pick(5) == 0) return;
        screen_.take(office_.newest(), now());
        screen_.take_heartbeat(office_.heartbeat(screen_.ask(), true_time_), now());
    }

    // Everything as it was when the power went off, at a constant lag behind the truth; or silence; or a standing picture.
    void freezing_network() {
        if (lag_ % 3 == 0) return;
        const std::size_t then = lag_ % 3 == 1 ? at_ - lag_ - 1 : freeze_at_ - 1;
        const Recorded& old = recorded_[then];
        screen_.take(office_.history()[recorded_[freeze_at_ - 1].publication], now());
        static_cast<void>(screen_.ask());
        screen_.take_heartbeat(old.heartbeat, now());
    }

    void hostile_network() {
        switch (pick(9)) {
            case 0: break;
            case 1: screen_.take(any_old(), now()); break;
            case 2: screen_.take(mixed(), now()); break;
            case 3: screen_.take(forged(), now()); break;
            case 4: screen_.take(in_another_role(), now()); break;
            case 5: screen_.take(half(), now()); break;
            default: screen_.take(office_.newest(), now()); break;
        }
        switch (pick(4)) {
            case 0: break;
            case 1: static_cast<void>(screen_.ask()), screen_.take_heartbeat(recorded_[pick(recorded_.size())].heartbeat, now()); break;
            case 2: static_cast<void>(screen_.ask()), screen_.take_heartbeat(lying_heartbeat(), now()); break;
            default: screen_.take_heartbeat(office_.heartbeat(screen_.ask(), true_time_), now()); break;
        }
    }

    Publication any_old() { return office_.history()[pick(office_.history().size())]; }

    // The newest manifest with an older text, or with the adversary's.
    Publication mixed() {
        Publication out = office_.newest();
        out.files["feed.json"] = pick(2) ? any_old().files["feed.json"] : feed_of({{"s1", {"We resign", std::nullopt, std::nullopt, true}}});
        return out;
    }

    Publication half() {
        Publication out = office_.newest();
        out.files.erase("feed.json");
        return out;
    }

    // The adversary's own words, signed with what he has: the one stolen key twice, and a key of his own.
    Publication forged() {
        Publication out;
        out.sequence = office_.history().size() + 1;
        out.files["feed.json"] = feed_of({{"s1", {"We resign", std::nullopt, std::nullopt, true}}});
        ManifestText text;
        text.sequence = out.sequence;
        text.issued = true_time_;
        text.feeds = {"feed.json"};
        text.files["feed.json"] = {sha256(out.files["feed.json"]), out.files["feed.json"].size(), false};
        out.manifest.bytes = manifest_json(text);
        for (const SecretKey& key : {keys_.stolen(), keys_.stolen(), keys_.stranger})
            out.manifest.signatures.push_back(key.sign(out.manifest.bytes, role_comment(Role::manifest, text.sequence)));
        return out;
    }

    // The clock server's key, which lies on a server, signs a manifest.
    Publication in_another_role() {
        Publication out = forged();
        out.manifest.signatures = {keys_.time.sign(out.manifest.bytes, role_comment(Role::manifest, out.sequence)),
                                   keys_.stolen().sign(out.manifest.bytes, role_comment(Role::time, out.sequence))};
        return out;
    }

    Bytes lying_heartbeat() {
        const Bytes document = heartbeat_json({true_time_ + 48h, std::string(32, '1'), office_.newest().sequence, office_.newest().digest});
        return keys_.stolen().sign(document, role_comment(Role::time, 1)) + document;
    }

    void count(Wrong wrong, bool seen) { outcome_.wrong[static_cast<std::size_t>(wrong)] += seen; }

    void look() {
        ++outcome_.steps_on;
        const std::vector<Shown> shown = screen_.shown(now());
        highest_ = std::max(highest_, screen_.highest());
        const bool is_old = screen_.sequence() > 0 && screen_.sequence() < office_.newest().sequence;
        // Powered-on time in which what is shown was not the newest any more.
        if (!is_old || screen_.sequence() != counted_for_) stale_ = Duration(0);
        counted_for_ = screen_.sequence();
        bool early = false, forged = false, frozen = false, resurrected = false;
        for (const Shown& each : shown) {
            const auto known = office_.truth().find(each.id);
            forged = forged || known == office_.truth().end() || known->second.title != each.title;
            if (known == office_.truth().end()) continue;
            early = early || (known->second.embargo && true_time_ < *known->second.embargo);
            frozen = frozen || (is_old && !each.evergreen && stale_ > PressOffice::lease + slack);
            resurrected = resurrected || (known->second.withdrawn_by && *known->second.withdrawn_by <= highest_);
        }
        count(Wrong::early, early);
        count(Wrong::forged, forged);
        count(Wrong::rolled_back, !shown.empty() && screen_.highest() < highest_);
        count(Wrong::frozen, frozen);
        count(Wrong::resurrected, resurrected);
        outcome_.shown += shown.size();
        outcome_.late += late(shown);
        if (is_old) stale_ += step;
    }

    // Without an adversary: what should be there by now, and is not.
    std::size_t late(const std::vector<Shown>& shown) const {
        if (adversary_ || screen_.sequence() != office_.newest().sequence) return 0;
        const std::string& feed = office_.newest().files.at("feed.json");
        std::size_t missing = 0;
        for (const auto& [id, truth] : office_.truth()) {
            const bool named = feed.find("\"id\":\"" + id + "\"") != feed.npos;
            const bool due = named && truth.embargo && true_time_ > *truth.embargo + 30min;
            missing += due && std::none_of(shown.begin(), shown.end(), [&wanted = id](const Shown& each) { return each.id == wanted; });
        }
        return missing;
    }

    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

    const Keys& keys_;
    std::mt19937 random_;
    Instant true_time_ = *parse_rfc3339("2026-11-24T12:00:00Z");
    Moment machine_{1h};
    Duration clock_lie_{};
    bool adversary_, freezes_;
    std::size_t freeze_at_, lag_;
    PressOffice office_;
    ScreenModel screen_;
    std::vector<Recorded> recorded_;
    std::size_t at_ = 0, off_ = 0;
    std::uint64_t highest_ = 0, counted_for_ = 0;
    Duration stale_{};
    Outcome outcome_;
};

}  // namespace

Outcome live(const Keys& keys, std::uint32_t seed, Weakness weakness, bool with_adversary) { return Episode(keys, seed, weakness, with_adversary).run(); }

}  // namespace chancery::lab
