// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "app/floor_clock.h"
#include "app/handoff.h"
#include "app/loop.h"
#include "app/standing_keeper.h"
#include "archive/archive.h"
#include "fakes/block_typeface.h"
#include "fakes/manual_clock.h"
#include "fakes/power_cut_machine.h"
#include "screen/screen.h"
#include "source/collector.h"

namespace chancery::lab {

// The wall the device hangs on: a glass whose waiting is the clock passing, never beyond what is due next.
class Wall final : public Screen {
public:
    Wall(ManualClock& clock, std::function<void(const Frame&, Duration)> watched) : clock_(clock), watched_(std::move(watched)) {}

    Duration at_most{};  // of the next wait
    void plug(bool plugged);

    Size size() override { return {1280, 720}; }
    void prepare(const Frame& frame, const PictureLookup&) override { prepared_ = frame; }
    bool draw_some() override { return false; }
    Status present(Duration crossfade, const Footing& foot) override;
    bool amend(const Footing&) override { return true; }
    void move(Duration, DriftEnd, const PictureLookup&) override {}
    Status show_again() override;
    [[nodiscard]] unsigned long presented() const override { return presented_; }
    Event wait(std::optional<Duration> length) override;
    void wake() override {}

private:
    ManualClock& clock_;
    std::function<void(const Frame&, Duration)> watched_;  // what was seen, and for how long
    bool plugged_ = true, changed_ = false;
    Frame on_, prepared_;
    unsigned long presented_ = 0;
};

struct PlantedBugs {
    bool trusts_any_clock = false;
    bool loses_expiry = false;    // of the line
    bool misses_news = false;
};

// One run of the kiosk, from the moment it gets power: its own clock, loop, collector, archive, and what it keeps.
class Device {
public:
    Device(PowerCutMachine& machine, Transport& line, std::vector<Source> sources, Instant wall, const PlantedBugs& bugs,
           std::function<void(const Frame&, Duration)> watched);

    ManualClock clock;
    Wall wall;

    // When the collector or the keeper wants to work next.
    [[nodiscard]] Moment due() const { return std::min(round_due_, note_due_); }
    // Lets them work if it is time; throws PowerCut where the power goes meanwhile. True where something was done.
    bool work();
    void turn() { loop_->turn(); }
    // After a failed sync a card is not believed again before the next start, and `status` says so.
    [[nodiscard]] bool says_it_is_kept() const { return collector_->bulletin().storage.empty(); }

private:
    struct AnyClock final : Clock {
        const Clock& below;
        bool credulous;
        AnyClock(const Clock& clock, bool trusts) : below(clock), credulous(trusts) {}
        [[nodiscard]] Now read() const override {
            Now now = below.read();
            if (credulous) now.trust = ClockTrust::synchronized;
            return now;
        }
    };

    DurableDirectory folder_;
    Archive archive_{folder_};
    StandingKeeper keeper_{folder_};
    AnyClock any_clock_;
    FloorClock floor_clock_;
    BlockTypeface typeface_;
    Stage stage_;
    Handoff<Bulletin> bulletins_{[] {}};
    Handoff<EditionPtr> builtins_{[] {}};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators_{[] {}};
    std::optional<Collector> collector_;
    std::optional<Loop> loop_;
    Moment round_due_{}, note_due_{};
    unsigned long offered_ = 0;
};

}  // namespace chancery::lab
