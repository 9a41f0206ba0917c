// SPDX-License-Identifier: EUPL-1.2
#include "app/show.h"

#include <unistd.h>

#include <algorithm>

#include "app/assets.h"
#include "app/parts.h"
#include "app/status_file.h"
#include "base/log.h"

namespace chancery {
namespace {

using Reached = std::map<std::string, Instant>;

// How it stands with the sources before any was asked by this plan: as the plan before it knew, or an earlier run.
std::vector<Contact> contacts_before(const std::vector<Source>& sources, const std::vector<Contact>& known, const Reached& reached) {
    std::vector<Contact> contacts;
    for (const Source& source : sources) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const Contact& contact) { return contact.source == source.name; });
        const auto kept = reached.find(source.name);
        const std::optional<Instant> last = same != known.end() ? same->reached : kept != reached.end() ? std::optional(kept->second) : std::nullopt;
        contacts.push_back({source.name, last, std::nullopt, "", source.policy ? "nothing signed was asked for yet" : ""});
    }
    return contacts;
}

}  // namespace

Show::Show(PlanPlaces places, std::unique_ptr<Plan> plan, Storage storage, EditionPtr builtin)
    : places_(std::move(places)), plan_(std::move(plan)), refused_(plan_->in_force.refused), storage_(std::move(storage)),
      builtin_(std::move(builtin)), status_file_(status_files(places_.environment, places_.state).front()),
      crashes_(status_file_ + ".runs", boot_id(), machine_clock_.read().monotonic), service_(places_.environment.notify_socket) {
    say_refusal();
    say_plan();
    if (!storage_.trouble.empty()) trouble(storage_.trouble);
    charge_start();
}

void Show::trouble(const std::string& line) {
    log::warning(line);
    if (std::find(troubles_.begin(), troubles_.end(), line) == troubles_.end()) troubles_.push_back(line);
}

void Show::say_plan() const {
    for (const std::string& line : plan_->troubles) log::warning(line);
    for (const std::string& line : unsigned_sources(plan_->settings())) log::warning(line);
}

void Show::be_ready() {
    if (!std::exchange(ready_, true)) service_.ready();
}

void Show::run() {
    Turn how = run_plan(begin_carefully());
    while (how == Turn::new_plan || how == Turn::new_screen) {
        if (how == Turn::new_plan) change_plan();
        else if (collector_) collector_->request_stop();
        how = run_plan(std::nullopt);
    }
    // First: who asked for the end may not have the patience that a picture needs which the collector is at.
    service_.stopping();
    crashes_.end();
    collector_.reset();
}

// The collector of the plan before goes on with it until his request has ended.
void Show::change_plan() {
    if (collector_) collector_->request_stop();
    const DisplaySettings::Dark when_dark = plan_->settings().display.when_dark;
    if (!plan_before_) plan_before_ = std::move(plan_);
    plan_ = std::move(next_);
    follow_when_dark(when_dark);
    keep_log();
    caution_.clear();
    log::info("settings taken over: " + std::to_string(plan_->settings().sources.size()) + " sources");
    say_plan();
}

// What is known at the beginning of a plan.
Bulletin Show::first_bulletin(const std::optional<Restored>& restored) {
    Bulletin start = shown_last_.value_or(Bulletin{});
    if (restored) start.edition = restored->sealed.edition;
    if (!shown_last_) start.assurances = keyring_->assurances();
    start.contacts = contacts_before(plan_->settings().sources, start.contacts, shown_last_ ? Reached{} : keeper_.standing().reached);
    return start;
}

// The show by one plan, until the end or the next plan.
Show::Turn Show::run_plan(std::optional<Duration> caution) {
    const bool goes_on = shown_last_.has_value();
    auto restored = caution || goes_on ? std::nullopt : bring_back();
    size_ = screen_->size();
    Stage stage({&shown_, &art_}, typeface_, looks_of(plan_->theme, places_.assets), viewport_for(plan_->settings(), size_), sharing());
    stage_ = &stage;
    stage.take_footer(plan_->settings().footer);
    Loop loop(loop_ports(stage), rules(), first_bulletin(restored), builtin_);
    Turn how = goes_on ? run_next(loop, restored) : run_first(loop, caution, restored);
    if (how == Turn::goes_on) collector_ = collect(std::move(restored));
    // Pictures are prepared and pages proven for one screen: for another, all that begins again.
    while (how == Turn::goes_on) how = stage.viewport().size == size_ ? turn(loop) : Turn::new_screen;
    builtin_ = loop.builtin();
    shown_last_ = loop.bulletin();
    off_ = loop.off();
    return how;
}

// The beginning of the program, up to where its sources may be asked.
Show::Turn Show::run_first(Loop& loop, std::optional<Duration> caution, std::optional<Restored>& restored) {
    Turn how = turn(loop);
    first_page_shown();
    be_ready();
    log::info("showing on " + std::to_string(size_.width) + "x" + std::to_string(size_.height) + ", " +
              std::to_string(plan_->settings().sources.size()) + " sources, state in " + places_.state);
    if (!refused_.empty()) say_on_glass(loop);
    remember_settings();
    if (!caution || how != Turn::goes_on) return how;
    how = turn_for(loop, *caution);  // new settings may be the cure
    if (how != Turn::goes_on) return how;
    restored = bring_back();
    caution_.clear();
    bulletins_.put({restored ? restored->sealed.edition : nullptr, !restored, loop.bulletin().contacts, "", keyring_->assurances()});
    return how;
}

// The same of a plan that follows another: it shows what that one showed until the sources are free. Then only what the
// new settings believe of what is kept goes on, also before any source answers: what they no longer name, or want signed,
// leaves the screen.
Show::Turn Show::run_next(Loop& loop, std::optional<Restored>& restored) {
    Turn how = turn(loop);
    remember_settings();
    if (how == Turn::goes_on) how = turn_until_collected(loop);
    if (how != Turn::goes_on) return how;
    change_keyring();
    restored = bring_back();
    bulletins_.put({restored ? restored->sealed.edition : nullptr, !restored, loop.bulletin().contacts, "", keyring_->assurances()});
    return how;
}

// The collector of the plan before ends when its request or its picture does: the show does not wait for that.
Show::Turn Show::turn_until_collected(Loop& loop) {
    Turn how = Turn::goes_on;
    while (how == Turn::goes_on && collector_ && !collector_->has_ended()) how = turn(loop);
    if (how != Turn::goes_on) return how;
    collector_.reset();
    plan_before_.reset();
    return how;
}

Show::Turn Show::turn(Loop& loop) {
    if (!loop.turn()) return Turn::end;
    look_at_display(loop);
    return answer(&loop);
}

Show::Turn Show::turn_for(Loop& loop, Duration length) {
    for (const Moment end = clock_.read().monotonic + length; clock_.read().monotonic < end;)
        if (const Turn how = turn(loop); how != Turn::goes_on) return how;
    log::info("safe mode is over");
    return Turn::goes_on;
}

void Show::end() {
    if (const Status saved = keeper_.save(); !saved) log::warning(saved.error().message);
    log_.end();
    ::unlink(status_file_.c_str());
    ::unlink(metrics_file(status_file_).c_str());
}

// Marks the beginning of the run. After too many crashes: for how long it shall be careful.
std::optional<Duration> Show::begin_carefully() {
    crashes_.begin();
    if (crashes_.crashes() > 0)
        log::warning("the run before this one did not end by itself (" + std::to_string(crashes_.crashes()) +
                     " in the last half hour)");
    const auto caution = crashes_.caution();
    if (!caution) return caution;
    caution_ = "safe mode after " + std::to_string(crashes_.crashes()) +
               " crashes in half an hour: the built-in edition shows and nothing is fetched for " +
               std::to_string(caution->count() / 60'000) + " min";
    log::error(caution_);
    return caution;
}

LoopPorts Show::loop_ports(Stage& stage) {
    return {clock_, *screen_, stage, bulletins_, builtins_, hyphenators_,
            [this](const StatusReport& report) { write_status(report); },
            [this] { service_.alive(); }, [](const std::string& line) { log::warning(line); },
            [this](const Cue* cue, const Now& now) { if (log_.begun()) log_.on(cue, now); },
            [this](bool on) { power(on, plan_->settings().display.when_dark); }};
}

LoopRules Show::rules() const {
    LoopRules rules{rotation_for(plan_->settings()), plan_->settings().dwell, Duration(plan_->theme.crossfade_ms), places_.environment.watchdog,
                    Duration(stage_->looks().mourning.crossfade_ms), plan_->care};
    rules.goes_on = shown_last_.has_value();
    rules.off = off_;
    return rules;
}

}  // namespace chancery
