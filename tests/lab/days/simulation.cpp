// SPDX-License-Identifier: EUPL-1.2
#include "simulation.h"

#include <algorithm>

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;

constexpr auto days_long = std::chrono::days(1);
constexpr Duration keeper_lag = 2 * StandingKeeper::rest + 1min;  // how old a saved floor may be

std::vector<Source> sources_of(const std::array<Publisher, Oracle::sources>& publishers) {
    std::vector<Source> sources;
    for (const Publisher& publisher : publishers) {
        Source source;
        source.name = publisher.name();
        source.url = publisher.url();
        source.language = "en";
        source.format = "jsonfeed";
        source.interval = 30min;
        sources.push_back(source);
    }
    return sources;
}

}  // namespace

Simulation::Simulation(std::uint64_t seed, const PlantedBugs& bugs)
    : random_(seed), bugs_(bugs), machine_(seed + 1), publishers_{Publisher("ministry", seed + 2), Publisher("mission", seed + 3)},
      line_(publishers_, oracle_, seed + 4), began_(*parse_rfc3339("2026-01-01T00:00:00Z")) {
    line_.loses_expiry = bugs.loses_expiry;
    due_.fill(began_);
    sound_since_ = began_;
}

void Simulation::run(int days) { live_until(began_ + std::chrono::days(days)); }

void Simulation::live_until(Instant end) {
    for (start(); now() < end;) {
        try {
            step(end);
        } catch (const PowerCut&) {
            ++counts_.cuts_at_a_step;
            lose_power();
        }
    }
}

// What the device's own clock says when it gets power: right, as it was when it went off, or nonsense.
Instant Simulation::wall_at_start() {
    switch (random_() % 5) {
        case 0: return Instant(0ms) + draw(1h);
        case 1: return *parse_rfc3339("2099-01-01T00:00:00Z") + draw(days_long);
        case 2: return began_ - draw(10 * days_long);
        default: return began_;
    }
}

void Simulation::start() {
    ++counts_.runs;
    vouched_ = card_fails_ = false;
    device_ = std::make_unique<Device>(machine_, line_, sources_of(publishers_), wall_at_start(), bugs_,
                                       [this](const Frame& frame, Duration length) { watched(frame, length); });
    if (!plugged_) device_->wall.plug(false);
    due_[time_service] = began_ + (one_in(4) ? draw(3 * days_long) : draw(30min));
    due_[power] = began_ + (one_in(5) ? draw(10min) : draw(3 * days_long));
    due_[card] = began_ + draw(6 * days_long);
}

void Simulation::lose_power() {
    const Instant off = now();
    device_.reset();
    machine_.never_fail();
    machine_.restart();
    oracle_.restarted();
    line_.restarted();
    const Duration dark = one_in(2) ? draw(2min) : one_in(3) ? draw(5 * days_long) : draw(14h);
    began_ = off + dark;
    sound_since_ = began_;
    start();
}

void Simulation::step(Instant end) {
    for (int i = 0; i < happenings; ++i)
        if (due_[static_cast<std::size_t>(i)] <= now()) return happen(static_cast<Happening>(i));
    work();
    const Instant next = std::min(*std::min_element(due_.begin(), due_.end()), end);
    const Duration work_due = device_->due() - device_->clock.read().monotonic;
    device_->wall.at_most = std::max(Duration(0), std::min(next - now(), work_due));
    ++counts_.turns;
    device_->turn();
}

void Simulation::work() {
    if (!device_->work() || card_fails_) return;
    if (device_->says_it_is_kept()) oracle_.kept();
    if (now() - sound_since_ > keeper_lag) oracle_.floor_saved(keeper_lag);
}

void Simulation::happen(Happening what) {
    const auto again = [&](Duration mean) { due_[what] = now() + 1s + draw(2 * mean); };
    switch (what) {
        case publishing: publishers_[random_() % Oracle::sources].act(now()); return again(3h);
        case weather: line_.change(random_() % Oracle::sources); return again(3h);
        case card: turn_card(); return again(card_fails_ ? 1h : Duration(3 * days_long));
        case time_service: vouched_ = !vouched_; turn_clock(); return again(vouched_ ? Duration(2 * days_long) : 2h);
        case clock_jump: if (!vouched_) device_->clock.set_wall(wall_at_start()); return again(12h);
        case display: plugged_ = !plugged_; device_->wall.plug(plugged_); return again(plugged_ ? Duration(2 * days_long) : 5min);
        case power:
            if (one_in(2)) return lose_power();
            machine_.cut_after(random_() % 40);  // in the middle of what it writes next
            return again(12h);
        case happenings: return;
    }
}

void Simulation::turn_card() {
    card_fails_ = !card_fails_;
    if (!card_fails_) {
        sound_since_ = now();
        return machine_.never_fail();
    }
    const std::array kinds{ErrorKind::full, ErrorKind::corrupt, ErrorKind::refused};
    machine_.fail_after(random_() % 30, kinds[random_() % kinds.size()], one_in(2));
}

void Simulation::turn_clock() {
    if (vouched_) device_->clock.set_wall(now());
    device_->clock.set_trust(vouched_ ? ClockTrust::synchronized : ClockTrust::unknown);
    if (vouched_) oracle_.vouched(now());
}

void Simulation::watched(const Frame& frame, Duration length) {
    const Instant until = now(), from = until - length;
    vouched_ ? oracle_.vouched(until) : oracle_.unvouched(length);
    const Oracle::Finding finding = oracle_.judge(frame, from, until);
    if (finding.verdict == Oracle::Verdict::fine) return;
    ++counts_.wrong[finding.verdict];
    if (counts_.first.empty()) counts_.first = sentence(finding) + ", " + format_rfc3339(from) + " to " + format_rfc3339(until);
}

}  // namespace chancery::lab
