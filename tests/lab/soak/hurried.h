// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>

#include "base/clock.h"
#include "screen/screen.h"

namespace chancery::lab {

// A clock whose time passes only where someone waits on it. Read by any thread.
class HurriedClock final : public Clock {
public:
    [[nodiscard]] Now read() const override {
        const Duration passed(passed_.load());
        return {Instant(std::chrono::hours(490'000)) + passed, Moment(passed), ClockTrust::synchronized};
    }
    void pass(Duration duration) { passed_ += duration.count(); }

private:
    std::atomic<Duration::rep> passed_{0};
};

// The real glass, on which an hour of resting pages takes as long as drawing them: whoever waits gets the clock moved
// instead, a display's frame at a time while a fade runs.
class HurriedScreen final : public Screen {
public:
    HurriedScreen(Screen& glass, HurriedClock& clock) : glass_(glass), clock_(clock) {}

    // Pages that were brought onto the glass.
    [[nodiscard]] unsigned long rotations() const { return rotations_; }
    // Called with each page that is drawn; for a bug to be planted.
    std::function<void(const Frame&)> seen;

    Size size() override { return glass_.size(); }
    void prepare(const Frame& frame, const PictureLookup& pictures) override {
        if (seen) seen(frame);
        glass_.prepare(frame, pictures);
    }
    bool draw_some() override { return glass_.draw_some(); }
    Status present(Duration crossfade, const Footing& foot) override {
        ++rotations_;
        fading_until_ = clock_.read().monotonic + crossfade;
        return glass_.present(crossfade, foot);
    }
    bool amend(const Footing& foot) override { return glass_.amend(foot); }
    void move(Duration length, DriftEnd end, const PictureLookup& pictures) override { glass_.move(length, end, pictures); }
    Status show_again() override { return glass_.show_again(); }
    [[nodiscard]] unsigned long presented() const override { return glass_.presented(); }

    Event wait(std::optional<Duration> at_most) override {
        const Duration whole = at_most.value_or(std::chrono::hours(1));
        const bool fades = clock_.read().monotonic < fading_until_;
        clock_.pass(fades ? std::min(whole, frame_time) : whole);
        return glass_.wait(Duration(0));
    }
    void wake() override { glass_.wake(); }

private:
    static constexpr Duration frame_time{17};
    Screen& glass_;
    HurriedClock& clock_;
    unsigned long rotations_ = 0;
    Moment fading_until_{};
};

}  // namespace chancery::lab
