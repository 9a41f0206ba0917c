// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <span>

#include "base/clock.h"
#include "screen/display.h"
#include "screen/moving_picture.h"
#include "screen/pace.h"
#include "screen/panel.h"
#include "screen/plug_watch.h"
#include "screen/screen.h"
#include "screen/sdl_handles.h"
#include "screen/sleeper.h"
#include "screen/strips.h"

namespace chancery {

struct SdlScreenOptions {
    std::optional<Size> window;  // a window of this size rather than the whole display
    // By the graphics processor, also where the display driver has window surfaces.
    bool gl = false;
    // How far pages are turned clockwise on their way to the display: 0 to 3 quarters. size() is that of the turned page.
    int quarter_turns = 0;
    DisplayChoice display = {};
    ShareRows share = nullptr;  // the blend of a fade
};

// The glass through SDL: X11, Wayland or the kernel's own mode setting, whichever there is. One at a time; main thread,
// but for wake(). Nothing appears before the first page does. Keys, touch and mouse do nothing. Where the display goes,
// comes back or changes, a window over the whole of it is given up and opened anew.
class SdlScreen final : public Screen {
public:
    // unreachable: there is no way to a display; refused: there is one and this user may not use it. Where only the monitor is
    // missing there is a screen, which waits for it: absent() says so. Where a monitor cannot do what the options ask, or
    // another one is connected than they ask for, it shows there as well as it can: instead() says so. The clock outlives it.
    static Result<std::unique_ptr<SdlScreen>> open(const SdlScreenOptions& options, const Clock& clock, DrawText text);
    ~SdlScreen() override;

    // Takes another display, mode or turn from now on: size() is another one, and nothing is shown until the next page. An
    // error where that cannot be, also for want of a monitor there: what the glass shows stays, but where only trying told, and
    // there the display from before is taken up again. Where there is none now, it counts from the next look for one.
    Status choose(int quarter_turns, const DisplayChoice& display);

    // Why there is no display to show on; nothing where there is one.
    [[nodiscard]] const std::optional<Error>& absent() const { return absent_; }
    // Why the display is not as the options ask; nothing where it is, or where there is none.
    [[nodiscard]] const std::optional<Error>& instead() const { return instead_; }
    // Looks for one once more.
    void look_for_display();

    Size size() override;
    // The window's own (screen/glass.h), empty where there is none: to be touched while the first page is made (base/huge_pages.h).
    std::span<char> memory() { return glass_ ? glass_->memory() : std::span<char>(); }
    void care(const PanelCare& care) override;
    bool switch_signal(bool on) override;
    void prepare(const Frame& frame, const PictureLookup& pictures) override;
    bool draw_some() override;
    Status present(Duration crossfade, const Footing& foot = {}) override;
    bool amend(const Footing& foot) override;
    void move(Duration length, DriftEnd end, const PictureLookup& pictures) override;
    Status show_again() override;
    [[nodiscard]] unsigned long presented() const override { return presented_; }
    Event wait(std::optional<Duration> at_most) override;
    void wake() override { sleeper_.wake(); }
    // A wait ends as by wake() when this descriptor is readable, and so does every next one until it is read.
    void answer_to(int door) { sleeper_.answer_to(door); }

private:
    SdlScreen(const SdlScreenOptions& options, const Clock& clock, DrawText text);
    Status open_window(const DisplayChoice& choice);
    Status open_on(const DisplayChoice& choice);
    Status reopen();

    Status end_fade();
    Status cut();
    Status make_transition_frame(Duration of);
    Status draw_transition_frame(FineMoment now);
    [[nodiscard]] FineMoment time_after(FineMoment since, Frames frame, FineMoment now) const;
    Status make_motion_frame(Duration of, bool whole = false);
    Status draw_motion_frame(FineMoment now, bool whole = false);
    Status draw_due_frames(FineMoment now);
    Status make_next_frame();
    [[nodiscard]] std::optional<FineMoment> next_frame() const;
    void come_to_rest();
    void put_foot(std::size_t page, const Footing& foot);
    void begin_page(const Frame& frame, const PictureLookup& pictures);
    Status counted(Status shown);
    void finish_transition();
    Event lose();
    Event come_back();

    Event look_at_events();
    Event look_at(const SDL_Event& event);
    Event look_at_window(Uint8 what);

    struct Transition {
        FineMoment since;
        Duration length;
        FineMoment next_frame;
        Duration reveal;  // of the words
        std::optional<Duration> made{};  // the frame of this time is made already, and comes when it is due
    };
    // A picture that drifts, in the page on the glass.
    struct Motion {
        MovingPicture picture;
        Drift drift;
        FineMoment since;
        Duration length;
        DriftEnd end;
        FineMoment next_frame;
        Strips strips;
        std::optional<Duration> made{};  // likewise
    };
    // What of a page may drift.
    struct Movable {
        Drift drift;
        Digest picture;
    };
    // A page as it is below its footer.
    struct Foot {
        Rect asked, area;  // as the footer says, and what of that is on the page
        Pixels pixels;     // of that area
    };
    // A page that was asked for while a fade ran.
    struct Next {
        Frame frame;
        PictureLookup pictures;
    };

    SdlScreenOptions options_;
    const Clock& clock_;
    Sleeper sleeper_;
    PlugWatch plugs_;
    std::optional<SdlVideo> video_;
    SdlWindow window_;
    PanelCare care_;
    std::unique_ptr<PanelGlass> glass_;  // null while there is no display
    Canvas canvas_;
    std::array<Pixels, 2> pages_;  // what is on the glass, and what is drawn for it; they change places
    std::array<std::optional<Movable>, 2> movable_;
    std::array<std::vector<FrameItem>, 2> grounds_;  // what their words stand upon
    std::array<Foot, 2> feet_;
    Underlay underlay_;            // of the page that is drawn, where its words shall come in later
    Duration reveal_{};            // over this long
    std::size_t front_ = 0;
    std::optional<Error> absent_, instead_;
    bool signal_off_ = false;
    bool on_glass_ = false;        // pages_[front_] is what the glass shows
    bool appeared_ = false;
    bool fullscreen_ = false;
    Size told_;                    // the size that the caller knows
    ScreenExtent extent_;          // when the display was opened last
    bool prepared_ = false;        // a page was drawn, or is being drawn, that was not presented
    std::optional<Transition> transition_;
    std::optional<Next> next_;
    std::optional<Motion> motion_;
    Pace pace_;
    unsigned long presented_ = 0;
};

}  // namespace chancery
