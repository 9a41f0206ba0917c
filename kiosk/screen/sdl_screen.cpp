// SPDX-License-Identifier: EUPL-1.2
#include "screen/sdl_screen.h"

#include <algorithm>
#include <utility>

#include "screen/display.h"

namespace chancery {

namespace {

constexpr int frames_a_second = 60;
// A display that gives the rhythm blocks for a frame; this only keeps a driver that does not from spinning.
constexpr Duration shortest_frame{4};

Moment frame_time(Moment since, Duration::rep frame) { return since + Duration(frame * 1000 / frames_a_second); }

// The frame whose time it is, from 1.
Duration::rep frame_after(Duration elapsed) { return std::max<Duration::rep>(1, (elapsed.count() * frames_a_second + frames_a_second - 1) / 1000); }

}  // namespace

SdlScreen::SdlScreen(const SdlScreenOptions& options, const Clock& clock, DrawText text)
    : options_(options), clock_(clock), video_(std::in_place), canvas_(std::move(text)), fullscreen_(!options.window) {}

// A monitor is left as it was found: awake.
SdlScreen::~SdlScreen() {
    if (signal_off_) switch_signal(true);
}

Result<std::unique_ptr<SdlScreen>> SdlScreen::open(const SdlScreenOptions& options, const Clock& clock, DrawText text) {
    set_hints(options.display);
    std::unique_ptr<SdlScreen> screen(new SdlScreen(options, clock, std::move(text)));
    Status opened = screen->video_->started() ? screen->open_window() : no_display(options.display);
    if (opened) return screen;
    if (opened.error().kind != ErrorKind::missing) return opened.error();
    screen->absent_ = opened.error();
    screen->sleeper_.listen_to(-1, screen->plugs_.descriptor());
    return screen;
}

void SdlScreen::look_for_display() {
    // A wait may have found it already.
    const Status opened = glass_ ? Status{} : reopen();
    if (!opened) glass_.reset();
    absent_ = opened ? std::nullopt : std::optional(opened.error());
}

Status SdlScreen::open_window() {
    const bool with_renderer = options_.renderer || needs_renderer();
    Result<SdlWindow> window = make_window(options_.window, with_renderer, options_.display);
    if (!window) return window.error();
    window_ = *std::move(window);
    Result<std::unique_ptr<Glass>> glass = with_renderer ? open_renderer(window_.get()) : open_surface(window_.get());
    if (!glass) return glass.error();
    glass_ = std::make_unique<PanelGlass>(*std::move(glass), options_.quarter_turns);
    glass_->care(care_);
    ignore_input();
    if (fullscreen_) SDL_ShowCursor(SDL_DISABLE);
    if (fullscreen_) watch_screen_size(window_.get());
    sleeper_.listen_to(connection_to(window_.get()), plugs_.descriptor());
    told_ = glass_->size();
    return {};
}

// Everything of SDL's is given up and begun anew: it keeps what it once learned of displays.
Status SdlScreen::reopen() {
    sleeper_.listen_to(-1, plugs_.descriptor());
    glass_.reset();
    window_.reset();
    video_.reset();
    appeared_ = on_glass_ = false;
    signal_off_ = false;
    set_hints(options_.display);
    video_.emplace();
    return video_->started() ? open_window() : no_display(options_.display);
}

Status SdlScreen::choose(int quarter_turns, const DisplayChoice& display) {
    const SdlScreenOptions before = std::exchange(options_, {options_.window, options_.renderer, quarter_turns, display});
    if (!glass_) return {};
    lose();
    Status opened = reopen();
    if (opened) return opened;
    options_ = before;
    if (!reopen()) glass_.reset();
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
    canvas_.begin(frame, pictures, pages_[1 - front_]);
}

bool SdlScreen::draw_some() {
    if (!transition_) return canvas_.draw_next();
    // The piece of work that is due now is the fade's next frame.
    const Duration rest = transition_->next_frame - clock_.read().monotonic;
    if (rest > Duration(0)) sleeper_.sleep(rest);
    if (!draw_transition_frame(clock_.read().monotonic)) lose();
    return true;
}

Status SdlScreen::present(Duration crossfade) {
    if (!glass_)
        if (Status opened = reopen(); !opened) return opened;
    if (transition_)
        if (Status cut_short = end_fade(); !cut_short) return cut_short;
    come_to_rest();
    while (canvas_.draw_next()) {}
    if (!canvas_.can_drift()) movable_[1 - front_].reset();
    if (!prepared_) return counted(glass_->again());
    prepared_ = false;
    const Pixels &page = pages_[1 - front_], &before = pages_[front_];
    if (crossfade <= Duration(0) || !on_glass_ || before.size != page.size) return cut();
    if (Status begun = glass_->begin_fade(before, page); !begun) return begun;
    const Moment now = clock_.read().monotonic;
    transition_ = Transition{now, crossfade, frame_time(now, 1)};
    return {};
}

bool SdlScreen::switch_signal(bool on) {
    if (!glass_ || !chancery::switch_signal(window_.get(), on)) return false;
    signal_off_ = !on;
    return true;
}

Status SdlScreen::show_again() {
    if (!glass_ || !on_glass_) return {ErrorKind::unreachable, "the glass shows nothing"};
    if (motion_) return draw_motion_frame(clock_.read().monotonic);
    return counted(glass_->again());
}

// Before another page begins: a fade draws only what differs between two pages, so that what it left half faded would
// stay so outside of that.
Status SdlScreen::end_fade() {
    Status whole = counted(glass_->fade(256));
    finish_transition();
    return whole;
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

void SdlScreen::move(Duration length, DriftEnd end, const PictureLookup& pictures) {
    const Moment now = clock_.read().monotonic;
    const auto& movable = movable_[front_];
    if (!on_glass_ || !movable || transition_ || motion_ || !pace_.may_begin(now)) return;
    auto picture = pictures(movable->picture);
    if (!picture || picture->size != pages_[front_].size) return;
    const Drift drift = glass_->like_shown(movable->drift, pages_[front_].size);
    motion_.emplace(Motion{{glass_->shown(pages_[front_]), glass_->like_shown(std::move(picture)), drift}, drift, now, length, end, frame_time(now, 1)});
    pace_.begin(now);
}

// When the frame after this one is due.
Moment SdlScreen::time_after(Moment since, Duration::rep frame, Moment now) const {
    return glass_->waits_for_display() ? now + shortest_frame : frame_time(since, frame + 1);
}

// Like a fade's frame, but for the device that does not keep up: then the picture stays where it is.
Status SdlScreen::draw_motion_frame(Moment now) {
    const auto elapsed = now - motion_->since;
    const auto frame = frame_after(elapsed);
    motion_->picture.grow(drift_scale(motion_->drift, elapsed, motion_->length, motion_->end));
    const Status shown = counted(glass_->paint([this](int y, std::uint32_t* out) { motion_->picture.draw_row(y, out); }));
    if (!shown) return shown;
    motion_->next_frame = time_after(motion_->since, frame, now);
    if (elapsed >= motion_->length || !pace_.keeps_up(now)) come_to_rest();
    return shown;
}

// The page is whole again, with the picture as it is seen now. Away from where it was drawn, it can no longer be told
// from what lies upon it, and does not move again.
void SdlScreen::come_to_rest() {
    if (!motion_) return;
    motion_->picture.come_to_rest();
    if (!motion_->picture.at_rest()) movable_[front_].reset();
    motion_.reset();
}

Status SdlScreen::counted(Status shown) {
    if (shown) ++presented_;
    return shown;
}

// The frame whose time it is; frames whose time went by are left out, so that a fade always takes as long as it should.
Status SdlScreen::draw_transition_frame(Moment now) {
    const auto elapsed = now - transition_->since;
    const auto frame = frame_after(elapsed);
    const Duration shown_for = glass_->waits_for_display() ? elapsed : frame_time({}, frame).time_since_epoch();
    if (shown_for >= transition_->length) {
        finish_transition();
        return counted(glass_->fade(256));
    }
    transition_->next_frame = time_after(transition_->since, frame, now);
    return counted(glass_->fade(static_cast<int>(shown_for * 256 / transition_->length)));
}

// Bookkeeping only: whoever calls it brings the last frame to the glass.
void SdlScreen::finish_transition() {
    transition_.reset();
    front_ = 1 - front_;
    if (next_) begin_page(next_->frame, next_->pictures);
    next_.reset();
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
    if (fullscreen_ && !reopen()) glass_.reset();
    return event;
}

SdlScreen::Event SdlScreen::wait(std::optional<Duration> at_most) {
    const Moment begin = clock_.read().monotonic;
    for (bool looked = false;; looked = true) {
        if (const Event event = look_at_events(); event != Event::none) return event;
        const Moment now = clock_.read().monotonic;
        if (transition_ && now >= transition_->next_frame) {
            if (!draw_transition_frame(now)) return lose();
            if (!transition_) return Event::none;
        }
        if (motion_ && now >= motion_->next_frame && !draw_motion_frame(now)) return lose();
        std::optional<Duration> rest = at_most;
        if (rest) rest = std::max(Duration(0), *rest - (now - begin));
        // Calls and signals are seen at least once, also where there is no time to sleep.
        if (rest == Duration(0) && looked) return Event::none;
        const std::optional<Moment> next = transition_ ? std::optional(transition_->next_frame) : motion_ ? std::optional(motion_->next_frame) : std::nullopt;
        if (next) rest = std::clamp(*next - now, Duration(0), rest.value_or(Duration::max()));
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
    if (plugs_.changed() && (!glass_ || needs_renderer())) return come_back();
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        if (const Event told = look_at(event); told != Event::none) return told;
    return Event::none;
}

SdlScreen::Event SdlScreen::look_at(const SDL_Event& event) {
    if (tells_of_display(event)) return come_back();
    switch (event.type) {
        // A window may be closed. What covers the display has no frame to close it by: Alt-F4 on a visitor's keyboard.
        case SDL_QUIT: return fullscreen_ ? Event::none : Event::quit;
        case SDL_WINDOWEVENT: return look_at_window(event.window.event);
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET: return lose();
        default: return Event::none;
    }
}

SdlScreen::Event SdlScreen::look_at_window(Uint8 what) {
    const bool resized = what == SDL_WINDOWEVENT_SIZE_CHANGED;
    const bool uncovered = resized || what == SDL_WINDOWEVENT_EXPOSED || what == SDL_WINDOWEVENT_RESTORED;
    if (resized && glass_->size() != told_) return lose();
    if (uncovered && on_glass_ && !transition_ && !show_again()) return lose();
    return Event::none;
}

}  // namespace chancery
