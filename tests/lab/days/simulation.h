// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "device.h"
#include "line.h"
#include "oracle.h"

namespace chancery::lab {

// Years in the life of one screen, drawn from a seed: publishers that say, correct and withdraw; lines that lie; power that
// goes at any step; a card that fails for a while; clocks that wake in 1970 or 2099, jump, are set right and lost again; a
// display that is unplugged.
class Simulation {
public:
    Simulation(std::uint64_t seed, const PlantedBugs& bugs);

    void run(int days);

    struct Counts {
        unsigned long turns = 0, runs = 0, cuts_at_a_step = 0;
        std::map<Oracle::Verdict, unsigned long> wrong;
        std::string first;  // what was wrong first, and when
    };
    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] const Oracle& oracle() const { return oracle_; }

private:
    enum Happening { publishing, weather, card, time_service, clock_jump, display, power, happenings };

    [[nodiscard]] Instant now() const { return began_ + device_->clock.read().monotonic.time_since_epoch(); }
    [[nodiscard]] Duration draw(Duration limit) { return Duration(static_cast<Duration::rep>(random_() % static_cast<std::uint64_t>(limit.count()))); }
    [[nodiscard]] bool one_in(std::uint64_t n) { return random_() % n == 0; }
    [[nodiscard]] Instant wall_at_start();

    void live_until(Instant end);
    void start();
    void lose_power();
    void step(Instant end);
    void happen(Happening what);
    void turn_card();
    void turn_clock();
    void work();
    void watched(const Frame& frame, Duration length);

    std::mt19937_64 random_;
    PlantedBugs bugs_;
    PowerCutMachine machine_;
    Oracle oracle_;
    std::array<Publisher, Oracle::sources> publishers_;
    Line line_;
    Instant began_;  // when the device's monotonic clock was 0
    std::unique_ptr<Device> device_;
    std::array<Instant, happenings> due_{};
    bool vouched_ = false, card_fails_ = false, plugged_ = true;
    Instant sound_since_{};  // no step of the card has failed since
    Counts counts_;
};

}  // namespace chancery::lab
