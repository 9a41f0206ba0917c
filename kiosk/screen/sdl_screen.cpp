// SPDX-License-Identifier: EUPL-1.2
#include "screen/sdl_screen.h"

#include <algorithm>
#include <utility>

#include "screen/display.h"
#include "screen/display_signal.h"

namespace chancery {

namespace {

constexpr Duration slow_frame{1000};

}  // namespace

SdlScreen::SdlScreen(const SdlScreenOptions& options, const Clock& clock, DrawText text)
    : options_(options), clock_(clock), canvas_(std::move(text)), fullscreen_(!options.window) {}

// A monitor is left as it was found: awake.
SdlScreen::~SdlScreen() {
    if (signal_off_) switch_signal(true);
}

Result<std::unique_ptr<SdlScreen>> SdlScreen::open(const SdlScreenOptions& options, const Clock& clock, DrawText text) {
    std::unique_ptr<SdlScreen> screen(new SdlScreen(options, clock, std::move(text)));
    const Status opened = screen->reopen();
    if (opened) return screen;
    if (opened.error().kind != ErrorKind::missing) return opened.error();
    screen->absent_ = opened.error();
    return screen;
}

void SdlScreen::look_for_display() {
    // A wait may have found it already.
    const Status opened = glass_ ? Status{} : reopen();
    absent_ = opened ? std::nullopt : std::optional(opened.error());
}

Status SdlScreen::open_window(const DisplayChoice& choice) {
    const bool with_gl = options_.gl || needs_gl();
    Result<SdlWindow> window = make_window(options_.window, with_gl, choice);
    if (!window) return window.error();
    window_ = *std::move(window);
    Result<std::unique_ptr<Glass>> glass = with_gl ? open_gl(window_.get()) : open_surface(window_.get(), options_.share);
    if (!glass) return glass.error();
    glass_ = std::make_unique<PanelGlass>(*std::move(glass), options_.quarter_turns);
    glass_->care(care_);
    ignore_input();
    if (fullscreen_) SDL_ShowCursor(SDL_DISABLE);
    if (fullscreen_) extent_ = watch_screen_size(window_.get());
    sleeper_.listen_to(connection_to(window_.get()), plugs_.descriptor());
    told_ = glass_->size();
    return {};
}

// As the settings want it, else with less of that, as long as there is a display at all.
Status SdlScreen::reopen() {
    const Status opened = open_on(options_.display);
    instead_.reset();
    if (opened) return opened;
    Error why = opened.error();
    for (auto choice = less_demanding(options_.display, why, graphics_cards()); choice; choice = less_demanding(*choice, why, graphics_cards())) {
        const Status on_less = open_on(*choice);
        if (on_less) return instead_ = opened.error(), on_less;
        why = on_less.error();
    }
    return opened;
}

// Everything of SDL's is given up and begun anew: it keeps what it once learned of displays.
Status SdlScreen::open_on(const DisplayChoice& choice) {
    sleeper_.listen_to(-1, plugs_.descriptor());
    glass_.reset();
    window_.reset();
    video_.reset();
    appeared_ = on_glass_ = false;
    signal_off_ = false;
    set_hints(choice);
    video_.emplace();
    const ScreenExtent before = extent_;
    Status opened = video_->started() ? open_window(choice) : no_display(choice);
    if (!opened) glass_.reset();
    // It changed after SDL had looked, and before anybody told. (A screen may be larger than its displays for good.)
    if (opened && extent_.server != extent_.displays && extent_ != before) return open_on(choice);
    return opened;
}

Status SdlScreen::choose(int quarter_turns, const DisplayChoice& display) {
    if (glass_)
        if (Status can = can_show(display); !can) return can;
    const SdlScreenOptions before = std::exchange(options_, {options_.window, options_.gl, quarter_turns, display, options_.share});
    if (!glass_) return {};
    lose();
    Status opened = open_on(options_.display);
    if (opened) return instead_.reset(), opened;
    options_ = before;
    (void)reopen().ok();
    return opened;
}

Size SdlScreen::size() {
    if (glass_) told_ = glass_->size();
    return told_;
}

void SdlScreen::care(const PanelCare& care) {
    care_ = care;
    if (glass_) glass_->care(care);
}

void SdlScreen::prepare(const Frame& frame, const PictureLookup& pictures) {
    prepared_ = true;
    if (transition_) {
        // Both pages are on the glass now; this one begins when the fade has ended.
        next_ = Next{frame, pictures};
        return;
    }
    begin_page(frame, pictures);
}

void SdlScreen::begin_page(const Frame& frame, const PictureLookup& pictures) {
    const auto* picture = frame.items.empty() ? nullptr : std::get_if<Image>(&frame.items.front());
    movable_[1 - front_].reset();
    if (frame.drift && picture) movable_[1 - front_] = Movable{*frame.drift, picture->original};
    auto& ground = grounds_[1 - front_];
    ground.assign(frame.items.begin(), frame.items.begin() + static_cast<std::ptrdiff_t>(std::min(frame.ground, frame.items.size())));
    // Pages of one statement share their ground: there the words alone change, and all at once.
    const bool comes_in = on_glass_ && frame.reveal > Duration(0) && ground != grounds_[front_];
    reveal_ = comes_in ? frame.reveal : Duration(0);
    underlay_.clear();
    canvas_.begin(frame, pictures, pages_[1 - front_], comes_in ? &underlay_ : nullptr);
}

bool SdlScreen::draw_some() {
    if (!transition_) return canvas_.draw_next();
    // The piece of work that is due now is the fade's next frame.
    const auto rest = transition_->next_frame - clock_.read().fine();
    if (rest > Duration(0)) sleeper_.sleep(rest);
    if (!draw_transition_frame(clock_.read().fine())) lose();
    return true;
}

Status SdlScreen::present(Duration crossfade, const Footing& foot) {
    if (!glass_)
        if (Status opened = reopen(); !opened) return opened;
    if (transition_)
        if (Status cut_short = end_fade(); !cut_short) return cut_short;
    come_to_rest();
    while (canvas_.draw_next()) {}
    if (!canvas_.can_drift()) movable_[1 - front_].reset();
    if (!prepared_) return counted(glass_->again());
    prepared_ = false;
    put_foot(1 - front_, foot);
    const Pixels &page = pages_[1 - front_], &before = pages_[front_];
    if (crossfade <= Duration(0) || !on_glass_ || before.size != page.size) return cut();
    if (Status begun = glass_->begin_fade(before, page, underlay_); !begun) return begun;
    const FineMoment now = clock_.read().fine();
    transition_ = Transition{now, crossfade, now + frame_time(Frames(1)), reveal_};
    return make_next_frame();
}

bool SdlScreen::switch_signal(bool on) {
    if (!glass_) return false;
    const bool switched = chancery::switch_signal(window_.get(), on);
    if (switched) signal_off_ = !on;
    if (shows_by_kms()) glass_->hold_frames(!on && switched);
    if (!on) return switched;
    // A monitor that is not woken so is woken by its mode, which whoever opens the display sets.
    if (on_glass_ && !show_again()) lose();
    if (signal_off_ && shows_by_kms()) lose(), glass_.reset();
    return switched;
}

Status SdlScreen::show_again() {
    if (!glass_ || !on_glass_) return {ErrorKind::unreachable, "the glass shows nothing"};
    if (motion_) return draw_motion_frame(clock_.read().fine(), true);
    return counted(glass_->again());
}

Status SdlScreen::cut() {
    // The window comes with its first page, not before it: no black flash.
    if (!appeared_) SDL_ShowWindow(window_.get());
    front_ = 1 - front_;
    Status shown = counted(glass_->show(pages_[front_]));
    on_glass_ = shown.ok();
    if (!std::exchange(appeared_, true) && fullscreen_ && asks_for_fullscreen_later())
        SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    return shown;
}

// Nothing is known of what the glass shows: the caller composes and presents anew.
SdlScreen::Event SdlScreen::lose() {
    if (transition_) finish_transition();
    come_to_rest();
    on_glass_ = false;
    return Event::resized;
}

// The display is another one, or gone for now: present() tries again until there is one.
SdlScreen::Event SdlScreen::come_back() {
    const Event event = lose();
    if (fullscreen_) (void)reopen().ok();
    return event;
}

SdlScreen::Event SdlScreen::wait(std::optional<Duration> at_most) {
    const FineMoment begin = clock_.read().fine();
    std::optional<FineMoment> drawn;
    for (bool looked = false;; looked = true) {
        if (const Event event = look_at_events(); event != Event::none) return event;
        FineMoment now = clock_.read().fine();
        // A watchdog is fed by whoever waits: of a frame as slow as this they hear before the next one.
        if (drawn && now - *drawn >= slow_frame) return Event::none;
        const unsigned long before = presented_;
        const bool fading = transition_.has_value();
        if (!draw_due_frames(now)) return lose();
        if (fading && !transition_) return Event::none;
        drawn = presented_ != before ? std::optional(now) : std::nullopt;
        if (drawn) now = clock_.read().fine();  // what the frame took is not slept
        std::optional<std::chrono::microseconds> rest;
        if (at_most) rest = std::max(std::chrono::microseconds(0), std::min(*at_most, Sleeper::longest) - (now - begin));
        // Calls and signals are seen at least once, also where there is no time to sleep.
        if (rest == Duration(0) && looked) return Event::none;
        if (const auto next = next_frame()) rest = std::clamp<std::chrono::microseconds>(*next - now, Duration(0), rest.value_or(Sleeper::longest));
        switch (sleeper_.sleep(rest)) {
            case Sleeper::Reason::quit: return Event::quit;
            case Sleeper::Reason::woken: return Event::woken;
            case Sleeper::Reason::display:
            case Sleeper::Reason::time: break;
        }
    }
}

SdlScreen::Event SdlScreen::look_at_events() {
    // On X11 and Wayland the display server deals with plugs, and tells what comes of it.
    if (plugs_.changed() && (!glass_ || shows_by_kms())) return come_back();
    // Once more after anything: to answer may draw, and what a server said meanwhile would wake no sleeper.
    SDL_Event event;
    for (bool any = true; any;) {
        any = false;
        while (SDL_PollEvent(&event) != 0) {
            any = true;
            if (const Event told = look_at(event); told != Event::none) return told;
        }
    }
    return Event::none;
}

SdlScreen::Event SdlScreen::look_at(const SDL_Event& event) {
    if (tells_of_display(event)) return come_back();
    switch (event.type) {
        // A window may be closed. What covers the display has no frame to close it by: Alt-F4 on a visitor's keyboard.
        case SDL_QUIT: return fullscreen_ ? Event::none : Event::quit;
        case SDL_WINDOWEVENT: return look_at_window(event.window.event);
        default: return Event::none;
    }
}

SdlScreen::Event SdlScreen::look_at_window(Uint8 what) {
    if (!glass_) return Event::none;
    const bool resized = what == SDL_WINDOWEVENT_SIZE_CHANGED;
    const bool uncovered = resized || what == SDL_WINDOWEVENT_EXPOSED || what == SDL_WINDOWEVENT_RESTORED;
    if (resized && glass_->size() != told_) return lose();
    if (uncovered && on_glass_ && !transition_ && !show_again()) return lose();
    return Event::none;
}

}  // namespace chancery
