// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <vector>

#include "fakes/manual_clock.h"
#include "screen/screen.h"

namespace chancery {

// A glass that writes down what it is shown, and whose waiting is the test's clock passing. It can be unplugged, change
// its size, and be told what the next waits shall end with.
class RecordingScreen final : public Screen {
public:
    RecordingScreen(ManualClock& clock, Size size) : clock_(clock), size_(size) {}

    struct Shown {
        Frame frame;
        Duration crossfade;
        Moment at;
        bool was_ready;  // drawn before its cue, not at it
        PanelCare care;
    };
    std::vector<Shown> shown;
    struct Moved {
        Duration length;
        DriftEnd end;
        std::size_t page;  // how many had been shown
    };
    std::vector<Moved> moved;
    std::vector<Footing> amended;  // footers put under the page that was shown last
    bool can_amend = true;
    std::vector<Duration> waits;  // as they were asked for; none asked: 24 hours
    std::deque<Event> events;     // how the next waits end; then they end by time
    bool plugged = true;          // false: there is no display, and nobody's fault
    bool broken = false;          // the display is there and cannot be reached
    unsigned long again = 0;      // how often the page was shown once more
    int steps_a_page = 3;         // how often draw_some() has something to draw

    void resize(Size size) { size_ = size; }

    Size size() override { return size_; }
    void care(const PanelCare& care) override { care_ = care; }
    void prepare(const Frame& frame, const PictureLookup& pictures) override;
    bool draw_some() override;
    Status present(Duration crossfade, const Footing& foot) override;
    bool amend(const Footing& foot) override;
    void move(Duration length, DriftEnd end, const PictureLookup&) override { moved.push_back({length, end, shown.size()}); }
    Status show_again() override;
    [[nodiscard]] unsigned long presented() const override { return shown.size() + amended.size() + again; }
    Event wait(std::optional<Duration> at_most) override;
    void wake() override { events.push_back(Event::woken); }

private:
    ManualClock& clock_;
    Size size_;
    [[nodiscard]] Status reach() const;

    std::optional<Frame> prepared_;
    int left_ = 0;
    PanelCare care_;
};

}  // namespace chancery
