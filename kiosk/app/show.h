// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/collector_thread.h"
#include "app/crash_watch.h"
#include "app/floor_clock.h"
#include "app/handoff.h"
#include "app/log_run.h"
#include "app/loop.h"
#include "app/plan.h"
#include "app/row_worker.h"
#include "app/signing.h"
#include "app/standing_keeper.h"
#include "app/storage.h"
#include "device/doorbell.h"
#include "device/hyphenation.h"
#include "device/service_manager.h"
#include "device/system_clock.h"
#include "device/television.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/sdl_screen.h"
#include "screen/text_painter.h"

namespace chancery {

// Everything that the show needs, made in this order and taken apart in the other: the collector's thread ends first,
// the glass goes last but for what it was made of. What follows from the settings is a Plan: when they change, the loop
// ends and another one goes on with the same glass; the collector, who may be busy, follows as soon as he can.
class Show {
public:
    Show(PlanPlaces places, std::unique_ptr<Plan> plan, Storage storage, EditionPtr builtin);

    Status open_screen(std::optional<Size> window);

    // Until there is a display. False when the program shall end before. Nothing is wrong with a kiosk whose monitor is
    // switched off: the service is ready, and its status says what it waits for.
    bool wait_for_display();

    // Until the system asks for the end. The archive feeds the screen before the collector's thread exists: the first
    // picture waits for nothing. After too many crashes, what may have caused them waits for a while. This run was no crash
    // once the end is asked for.
    void run();

    // What is learned is written down.
    void end();

private:
    enum class Turn { goes_on, new_plan, new_screen, end };

    // The show by one plan after another.
    std::optional<Duration> begin_carefully();
    Turn run_plan(std::optional<Duration> caution);
    Turn run_first(Loop& loop, std::optional<Duration> caution, std::optional<Restored>& restored);
    Turn run_next(Loop& loop, std::optional<Restored>& restored);
    void change_plan();
    void say_plan() const;
    Turn turn(Loop& loop);
    Turn turn_for(Loop& loop, Duration length);
    Turn turn_until_collected(Loop& loop);
    [[nodiscard]] Bulletin first_bulletin(const std::optional<Restored>& restored);
    LoopPorts loop_ports(Stage& stage);
    [[nodiscard]] LoopRules rules() const;
    void be_ready();

    // The display (show_display.cpp).
    void read_zones_meanwhile();
    void touch_meanwhile();
    void first_page_shown();
    ShareRows sharing() { return [this](Rows rows, const RowWorker::Work& work) { rows_.share(rows, work); }; }
    Status choose_display(const Settings& settings);
    void power(bool on, DisplaySettings::Dark way);
    void follow_when_dark(DisplaySettings::Dark before);
    void keep_log();
    void tell_absence(const std::string& why);
    [[nodiscard]] std::string display_trouble() const;
    void look_at_display(Loop& loop);

    // The sources and what is remembered of them (show_sources.cpp).
    std::optional<Restored> bring_back();
    void charge_start();
    void change_keyring();
    void write_down(const std::vector<Contact>& contacts);
    std::unique_ptr<CollectorThread> collect(std::optional<Restored> restored);
    void load_patterns(const Edition& edition);

    // To whoever asks (show_answers.cpp). The loop is null while a display is waited for.
    Turn answer(Loop* loop);
    bool take_settings(Loop* loop, bool anew);
    NextPlan next_good_plan(Loop* loop, bool anew);
    void say_refusal() const;
    void remember_settings() const;
    void watch_settings();
    void put_picture(Loop& loop);
    void say_on_glass(Loop& loop);
    [[nodiscard]] Notice overlay() const;
    void write_status(StatusReport report);
    void trouble(const std::string& line);

    Doorbell door_;  // before any thread: it keeps signals from them
    PlanPlaces places_;
    std::unique_ptr<Plan> plan_, next_;
    std::string refused_;                 // what is wrong with the settings as they are now
    std::string display_told_;            // what was said last of a display that is not as they ask
    std::vector<std::string> troubles_;   // what went wrong without stopping the show, whatever the settings are
    Storage storage_;
    Archive kept_{*storage_.kept}, shown_{*storage_.shown}, art_{*storage_.art};
    EditionPtr builtin_;
    std::string status_file_;
    SystemClock machine_clock_;
    CrashWatch crashes_;
    std::string caution_;  // what `status` says in safe mode; empty otherwise
    StandingKeeper keeper_{*storage_.standing};  // the collector thread's, while there is one
    std::string unkept_;                         // likewise
    FloorClock clock_{machine_clock_, keeper_.standing().clock_floor};
    // Likewise. Made anew with each plan, from what the one before it has learned.
    std::unique_ptr<Keyring> keyring_ = std::make_unique<Keyring>(keyring_for(plan_->settings(), keeper_.standing().ledgers, clock_.read()));
    LogRun log_{clock_};
    ServiceManager service_;
    bool ready_ = false;  // and the service manager knows
    Television television_;
    TextPainter painter_;
    HarfBuzzTypeface typeface_;
    RowWorker rows_;
    std::unique_ptr<SdlScreen> screen_;
    std::jthread zone_reader_, toucher_;  // of ICU's data and of the window's memory, before the first page
    Size size_;
    Handoff<Bulletin> bulletins_{[this] { screen_->wake(); }};
    Handoff<EditionPtr> builtins_{[this] { screen_->wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators_{[this] { screen_->wake(); }};
    std::shared_ptr<const Hyphenation> patterns_ = std::make_shared<Hyphenation>();  // the collector thread's
    Stage* stage_ = nullptr;   // of the plan in force
    StatusReport told_;        // last
    std::optional<Bulletin> shown_last_;  // by the plan before this one
    std::optional<bool> off_;             // what the display was told last (app/loop.h)
    std::unique_ptr<Plan> plan_before_;   // as long as its collector has not ended
    std::unique_ptr<CollectorThread> collector_;  // last: it ends first
};

}  // namespace chancery
