// SPDX-License-Identifier: EUPL-1.2
// What Show answers to whoever rings, and what it tells.
#include <unistd.h>

#include <filesystem>

#include "app/files.h"
#include "app/metrics.h"
#include "app/show.h"
#include "app/status_file.h"
#include "app/version.h"
#include "app/words.h"
#include "base/log.h"
#include "device/machine.h"
#include "picture/png.h"

namespace chancery {
namespace {

// How long the corner of the screen says what is wrong with the settings.
constexpr Duration notice_time{std::chrono::minutes(1)};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// The node exporter is another user. What cannot be written here is said of the status, in the same folder.
void write_metrics(const std::string& file, const std::string& text) {
    if (!write_passing_file(file, text)) return;
    std::error_code error;
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read, error);
}

}  // namespace

// To whoever rings.
Show::Turn Show::answer(Loop* loop) {
    const Doorbell::Rings rings = door_.answer();
    if (rings.picture && loop) put_picture(*loop);
    if (rings.overlay && loop) loop->lay_over(overlay(), clock_.read().monotonic + notice_time);
    if ((rings.saved || rings.reload) && take_settings(loop, rings.reload)) return Turn::new_plan;
    return Turn::goes_on;
}

void Show::say_refusal() const {
    if (refused_.empty()) return;
    for (const std::string& line : lines_of(refused_)) log::warning(line);
    log::warning("the settings from before stay in force");
}

// Settings count as good once a page of theirs is on the glass, with their own theme and on the display that they name.
void Show::remember_settings() const {
    if (plan_->as_asked && !screen_->instead()) remember_as_good(plan_->in_force, places_.state);
}

// True where there is a next plan. Settings that are refused change nothing but what is said about them.
bool Show::take_settings(Loop* loop, bool anew) {
    watch_settings();  // before they are read: what is saved meanwhile rings again
    NextPlan next = next_good_plan(loop, anew);
    const bool were_refused = !refused_.empty();
    refused_ = std::move(next.refused);
    say_refusal();
    if (refused_.empty() && were_refused) log::info("the settings are good again");
    if (loop && !refused_.empty()) say_on_glass(*loop);
    if (loop && refused_.empty() && were_refused) loop->lay_over(std::nullopt);
    if (loop) loop->tell_again();
    next_ = std::move(next.plan);
    return next_ != nullptr;
}

// Good is what the display can do, too: only trying tells.
NextPlan Show::next_good_plan(Loop* loop, bool anew) {
    NextPlan next = next_plan(places_, *plan_, anew);
    if (!next.plan) return next;
    const Status chosen = choose_display(next.plan->settings());
    if (chosen) return next;
    if (loop) loop->forget_glass();
    return {nullptr, next.plan->in_force.complaint("display", chosen.error().message)};
}

void Show::watch_settings() {
    if (door_.watch(places_.watched(*plan_))) return;
    trouble("the system watches no more files: changed settings wait for SIGHUP");
}

void Show::write_status(StatusReport report) {
    report.version = version;
    report.language = voice_for(plan_->settings()).language();
    report.process = ::getpid();
    std::vector<std::string> lines = troubles_;
    if (!caution_.empty()) lines.insert(lines.begin(), caution_);
    for (const std::string& line : lines_of(refused_)) lines.push_back(line + " (the settings from before stay in force)");
    if (const std::string display = display_trouble(); !display.empty()) lines.push_back(display);
    lines.insert(lines.end(), plan_->troubles.begin(), plan_->troubles.end());
    report.troubles.insert(report.troubles.begin(), lines.begin(), lines.end());
    if (const Status written = write_passing_file(status_file_, to_json(report)); !written) log::warning(written.error().message);
    write_metrics(metrics_file(status_file_), to_metrics(report));
    told_ = std::move(report);
}

// Drawn anew rather than read back from the glass, which not every driver allows.
void Show::put_picture(Loop& loop) {
    Canvas canvas([this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
    Pixels pixels;
    const Frame frame = loop.frame_now();
    canvas.begin(frame, stage_->pictures(), pixels);
    while (canvas.draw_next()) {}
    stage_->forget_pictures();
    const auto png = encode_png(pixels);
    const Status written = png ? write_passing_file(screenshot_file(status_file_), *png) : Status(png.error());
    if (!written) log::warning(written.error().message);
}

// What is wrong with the settings, and with what the display makes of them.
void Show::say_on_glass(Loop& loop) {
    const Voice say = voice_for(plan_->settings());
    Notice notice{say(Say::settings_refused), lines_of(say.of(refused_)), say.language()};
    if (!refused_.empty()) notice.lines.push_back(say(Say::settings_stay));
    if (!display_told_.empty()) notice.lines.push_back(say.of(display_told_));
    loop.lay_over(std::move(notice), clock_.read().monotonic + notice_time);
}

Notice Show::overlay() const {
    const Voice say = voice_for(plan_->settings());
    Notice notice{"Chancery " + std::string(version), network_addresses(), say.language()};
    const auto line = [&](Say what, std::initializer_list<std::string> fill) { notice.lines.push_back(say(what, fill)); };
    line(told_.builtin ? Say::overlay_builtin : Say::overlay_edition, {told_.edition.substr(0, 12), std::to_string(told_.statements)});
    line(told_.trust == ClockTrust::synchronized ? Say::clock_kept : Say::clock_doubtful, {format_rfc3339(clock_.read().wall)});
    if (const auto room = room_at(places_.state)) line(Say::room, {std::to_string(room->free >> 20), std::to_string(room->all >> 20)});
    if (const auto degrees = temperature()) notice.lines.push_back(std::to_string(static_cast<int>(*degrees)) + " °C");
    if (const auto low = undervoltage()) line(*low ? Say::power_weak : Say::power_good, {});
    const Instant now = clock_.read().wall;
    for (const Contact& contact : told_.contacts) {
        const std::string minutes = contact.reached ? std::to_string((now - *contact.reached).count() / 60'000) : "";
        line(contact.reached ? Say::reached_ago : Say::never_reached, {contact.source, minutes});
        if (!contact.trouble.empty()) notice.lines.back() += "; " + say.of(contact.trouble);
    }
    for (const std::string& trouble : told_.troubles) notice.lines.push_back(say.of(trouble));
    return notice;
}

}  // namespace chancery
