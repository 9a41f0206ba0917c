// SPDX-License-Identifier: EUPL-1.2
// What Show has to do with the display, beside showing: which one, waiting for it, its power, and the log of what was on it.
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>

#include "app/show.h"
#include "base/huge_pages.h"
#include "base/log.h"
#include "device/read_ahead.h"

namespace chancery {
namespace {

using Dark = DisplaySettings::Dark;

// How often a display is looked for, where the kernel does not tell of it.
constexpr Duration display_patience{1000};

// In between, others of this program are given memory.
constexpr std::size_t touched_at_once = std::size_t{512} << 10;

constexpr std::string_view icu_data = "libicudata";

DisplayChoice choice_of(const DisplaySettings& display) { return {display.connector, display.mode, display.refresh_hz}; }

}  // namespace

Status Show::open_screen(std::optional<Size> window) {
    read_zones_meanwhile();
    const DisplaySettings& display = plan_->settings().display;
    const SdlScreenOptions options{window, false, display.quarter_turns, choice_of(display), sharing()};
    auto screen = SdlScreen::open(options, clock_, [this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
    if (!screen) return screen.error();
    screen_ = *std::move(screen);
    screen_->answer_to(door_.descriptor());
    keep_log();  // with the screen, signals are kept from threads
    touch_meanwhile();
    return {};
}

// The first page's date asks ICU for time zones. To read those from a disk takes as long as opening the window. Of ICU's 30 MB a
// page needs some dozens of pages, far from each other.
void Show::read_zones_meanwhile() {
    read_ahead(icu_data, false);
    try {
        zone_reader_ = std::jthread([] { const std::unique_ptr<icu::TimeZone> own(icu::TimeZone::createDefault()); });
    } catch (const std::system_error&) {
        // then the first page waits
    }
}

// What was done meanwhile has an end.
void Show::first_page_shown() {
    zone_reader_ = {};
    toucher_ = {};
    read_ahead(icu_data, true);
}

// The kernel gives the window's memory while the first page is read and set, and not when that is ready and waits for it. Should SDL
// make another window meanwhile, a hint went to waste.
void Show::touch_meanwhile() {
    const std::span<char> memory = screen_->memory();
    if (memory.empty()) return;
    try {
        toucher_ = std::jthread([memory](const std::stop_token& stop) {
            for (std::size_t done = 0; done < memory.size() && !stop.stop_requested(); done += touched_at_once)
                touch(memory.data() + done, std::min(touched_at_once, memory.size() - done));
        });
    } catch (const std::system_error&) {
        // then the first page waits
    }
}

bool Show::wait_for_display() {
    watch_settings();
    std::string told;
    for (; screen_->absent(); screen_->look_for_display()) {
        be_ready();
        if (screen_->absent()->message != told) tell_absence(told = screen_->absent()->message);
        service_.alive();
        if (screen_->wait(display_patience) == Screen::Event::quit) return false;
        if (answer(nullptr) != Turn::new_plan) continue;
        change_plan();
        plan_before_.reset();  // there is no collector yet
        change_keyring();
        told.clear();
    }
    return true;
}

// What the settings ask of the display itself, where that is something else than before.
Status Show::choose_display(const Settings& settings) {
    const DisplaySettings &now = plan_->settings().display, &next = settings.display;
    if (now.quarter_turns == next.quarter_turns && choice_of(now) == choice_of(next)) return {};
    return screen_->choose(next.quarter_turns, choice_of(next));
}

// The signal, or a television beyond it.
void Show::power(bool on, Dark way) {
    if (way == Dark::off && !screen_->switch_signal(on) && !on)
        log::info("the display's signal cannot be switched off from here: its picture is black");
    if (way != Dark::cec) return;
    const Status said = on ? television_.wake() : television_.standby();
    said ? log::info(on ? "the television is woken" : "the television is sent to standby") : log::warning(said.error().message);
}

// A display that was put to sleep in one way is woken in that way, before the next plan knows only another.
void Show::follow_when_dark(Dark before) {
    if (plan_->settings().display.when_dark == before) return;
    if (off_ == true) power(true, before);
    off_.reset();
}

// Begins or ends the display log as the settings want it.
void Show::keep_log() {
    const bool wanted = plan_->settings().display_log;
    if (!wanted) return log_.end();
    if (log_.begun()) return;
    if (const std::string why_not = log_.begin(places_.state); !why_not.empty()) trouble(why_not);
}

// What the display cannot do of what the settings ask; empty where it does all of it.
std::string Show::display_trouble() const {
    if (!screen_ || !screen_->instead()) return "";
    return plan_->in_force.complaint("display", screen_->instead()->message) + " (what the display has is used instead)";
}

// At the start, and whenever a monitor was changed for another.
void Show::look_at_display(Loop& loop) {
    const std::string trouble = display_trouble();
    if (trouble == display_told_) return;
    display_told_ = trouble;
    loop.tell_again();
    if (trouble.empty()) return;
    log::warning(trouble);
    say_on_glass(loop);
}

void Show::tell_absence(const std::string& why) {
    log::warning(why);
    StatusReport report;
    const Now now = clock_.read();
    report.written = now.wall;
    report.trust = now.trust;
    report.builtin = true;
    report.troubles.push_back(why);
    write_status(std::move(report));
}

}  // namespace chancery
