// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/dwell.h"
#include "app/handoff.h"
#include "app/panel_care.h"
#include "app/stage.h"
#include "app/status_report.h"
#include "base/clock.h"
#include "schedule/schedule.h"
#include "screen/screen.h"
#include "source/bulletin.h"

namespace chancery {

// What the loop turns between. All of it outlives the loop.
struct LoopPorts {
    const Clock& clock;
    Screen& screen;
    Stage& stage;
    Handoff<Bulletin>& bulletins;
    Handoff<EditionPtr>& builtins;  // the built-in edition again, once its pictures are ready
    Handoff<std::shared_ptr<const Hyphenator>>& hyphenators;  // the rules for parting words, once they are loaded
    std::function<void(const StatusReport&)> report;
    // Tells the service manager that all is well: a frame has reached the glass since the last time, or there is no
    // display that it could reach.
    std::function<void()> beat;
    std::function<void(std::string)> trouble;  // one event, one line
    // What is on the glass, each time that it is another text; null: nothing is. For the display log; may be empty.
    std::function<void(const Cue*, const Now&)> glass{};
    // The show has gone dark, or is about to be seen again: the display may go off, or shall come on. May be empty.
    std::function<void(bool)> power = {};
};

struct LoopRules {
    Rotation rotation;
    DwellRule dwell;
    Duration crossfade{1000};
    std::optional<Duration> watchdog;  // the service manager's patience
    Duration crossfade_in_mourning{2200};
    CareRules care{};
    bool goes_on = false;  // the glass shows a page of a show before this one: the first fades in
    std::optional<bool> off = std::nullopt;  // what the display was told by that show
};

// The show. Main thread.
class Loop {
public:
    // `start` may hold no edition: then the built-in one shows until one comes.
    Loop(LoopPorts ports, LoopRules rules, Bulletin start, EditionPtr builtin);

    // One turn: look at the clock once, choose, compose, present what differs, and sleep until something must change.
    // False when the program shall end.
    bool turn();

    // Lays a box for the technician over every page from the next turn until then; no notice takes it away.
    void lay_over(std::optional<Notice> notice, Moment until = Moment::max());
    // Tells anew how things stand, at the next turn.
    void tell_again() { news_ = true; }
    // Nothing is known of what the glass shows: the page is brought there anew.
    void forget_glass();
    // The page in full, as the glass shows it or would; after the first turn.
    [[nodiscard]] Frame frame_now();

    [[nodiscard]] const EditionPtr& builtin() const { return builtin_; }
    // Whether the display was told to go off, or to come on; nothing: it was not spoken to.
    [[nodiscard]] std::optional<bool> off() const { return off_; }
    [[nodiscard]] const std::optional<Cue>& cue() const { return cue_; }
    [[nodiscard]] const Bulletin& bulletin() const { return bulletin_; }

private:
    void take_news();
    Cue choose_cue(const Now& now, const std::optional<Cue>& previous) const;
    void settle(Cue cue, const Now& now);
    void show(const Now& now);
    [[nodiscard]] const Frame& whole(const Page& page, const Cue& cue, const Now& now);
    Status keep(const Frame& frame, const Now& now);
    [[nodiscard]] Duration fade_to(const Frame& frame);
    Status bring(const Frame& frame, const Now& now);
    Status vouch(const Now& now);
    void switch_display(const Now& now);
    void lose_glass(const Error& why);
    void rehearse(const Now& now);
    void witness(const Now& now);
    void move(const Now& now);
    void tell(const Now& now);
    [[nodiscard]] Duration time_to_sleep(const Now& now) const;
    [[nodiscard]] Now at_end_of_cue(const Now& now) const;

    LoopPorts ports_;
    LoopRules rules_;
    Bulletin bulletin_;
    EditionPtr builtin_;

    std::optional<Cue> cue_;
    std::shared_ptr<const std::vector<Page>> pages_;  // of the cue
    std::optional<Frame> on_glass_;
    std::optional<Cue> witnessed_;  // what `glass` was last told
    PanelCare care_, care_on_glass_;  // of the cue, and of the page on the glass
    std::optional<Notice> notice_;    // laid over it
    Moment notice_until_{};
    Frame whole_;                     // the page with it and with its footer, composed last
    bool by_hand_ = false;            // what comes next was asked for by someone at the device
    std::optional<Frame> rehearsed_;  // what the screen has drawn, or is drawing, off the glass
    bool drawing_ = false;
    bool moved_ = false;              // the picture of this cue drifts, or has done so
    bool news_ = true;                // status has something new to tell
    ClockTrust trust_told_ = ClockTrust::unknown;
    Moment fading_until_{};
    unsigned long vouched_ = 0;  // frames that had reached the glass at the last beat
    Moment vouched_at_{};
    std::optional<bool> off_;  // what the display was told; nothing: not spoken to yet, and in whatever state
    std::string glass_trouble_;
};

}  // namespace chancery
