// SPDX-License-Identifier: EUPL-1.2
#include "app/loop.h"

#include <algorithm>
#include <utility>

#include "app/clock_doubt.h"

namespace chancery {
namespace {

// How long after a failed present the glass is tried again.
constexpr Duration glass_retry{1000};

// Whoever changed the settings stands before the screen and waits.
constexpr Duration quick_fade{350};

// A shorter movement would be a jerk.
constexpr Duration least_drift{5000};

std::optional<Digest> picture_of(const Frame& frame) {
    const auto* picture = frame.items.empty() ? nullptr : std::get_if<Image>(&frame.items.front());
    return picture ? std::optional(picture->original) : std::nullopt;
}

bool same_cue(const Cue& a, const Cue& b) {
    return a.edition == b.edition && a.statement == b.statement && a.version == b.version && a.page == b.page &&
           a.since == b.since && a.program == b.program && a.protocol == b.protocol;
}

bool same_text(const Cue& a, const Cue& b) {
    return a.edition == b.edition && a.statement == b.statement && a.version == b.version && a.beside == b.beside && a.dark == b.dark;
}

StatusReport::Slide slide(const Cue& cue, const Page& page, const Now& now) {
    StatusReport::Slide slide;
    slide.statement = cue.what().id;
    slide.language = cue.text().language;
    slide.title = cue.text().title;
    slide.why = cue.why;
    slide.page = cue.page;
    slide.pages = cue.pages;
    slide.since = now.wall + (cue.since - now.monotonic);
    slide.until = now.wall + (cue.until - now.monotonic);
    slide.missing_glyphs = page.missing_glyphs;
    return slide;
}

}  // namespace

Loop::Loop(LoopPorts ports, LoopRules rules, Bulletin start, EditionPtr builtin)
    : ports_(std::move(ports)), rules_(std::move(rules)), bulletin_(std::move(start)), builtin_(std::move(builtin)) {
    if (rules_.goes_on) on_glass_ = Frame{};
    by_hand_ = rules_.goes_on;
    off_ = rules_.off;
}

void Loop::lay_over(std::optional<Notice> notice, Moment until) {
    notice_ = std::move(notice);
    notice_until_ = until;
    by_hand_ = true;
}

bool Loop::turn() {
    const Now now = ports_.clock.read();
    take_news();
    settle(choose_cue(now, cue_), now);
    switch_display(now);
    show(now);
    witness(now);
    rehearse(now);
    move(now);
    tell(now);
    switch (ports_.screen.wait(time_to_sleep(now))) {
        case Screen::Event::quit: return false;
        case Screen::Event::resized: forget_glass(); break;
        case Screen::Event::woken:
        case Screen::Event::none: break;
    }
    return true;
}

void Loop::forget_glass() {
    on_glass_.reset();
    rehearsed_.reset();
}

void Loop::take_news() {
    if (auto bulletin = ports_.bulletins.take()) {
        bulletin_ = *std::move(bulletin);
        news_ = true;
    }
    if (auto builtin = ports_.builtins.take()) builtin_ = *std::move(builtin);
    if (auto hyphenator = ports_.hyphenators.take()) ports_.stage.part_words_by(*std::move(hyphenator));
}

// The fetched edition's next cue, or the built-in edition's where it has nothing to say. There is always one.
Cue Loop::choose_cue(const Now& now, const std::optional<Cue>& previous) const {
    if (bulletin_.edition)
        if (auto cue = choose(bulletin_.edition, rules_.rotation, now, previous, bulletin_.assurances)) return *std::move(cue);
    if (auto cue = choose(builtin_, rules_.rotation, now, previous)) return *std::move(cue);
    std::abort();  // the built-in edition is checked when the program is built: it has undated statements
}

// Makes this the cue: sets its pages and, where it is new, how long it stays.
void Loop::settle(Cue cue, const Now& now) {
    ports_.stage.resize(ports_.screen.size());
    pages_ = ports_.stage.pages(cue);
    cue.pages = pages_->size();
    cue.page = std::min(cue.page, cue.pages - 1);
    if (cue.until == cue.since) cue.until = cue.since + cue.dwell.value_or(rules_.dwell.of((*pages_)[cue.page].dwell));
    if (!cue_ || !same_cue(*cue_, cue)) {
        news_ = true;
        moved_ = false;
        care_ = care_at(rules_.care, rules_.rotation.time_zone, now);  // only here: a page at rest stays as it is
    }
    cue_ = std::move(cue);
}

// The page with its footer, and with what lies over both. Holds until it is called again, or the page goes.
const Frame& Loop::whole(const Page& page, const Cue& cue, const Now& now) {
    if (notice_ && now.monotonic >= notice_until_) {
        notice_.reset();
        by_hand_ = true;
    }
    if (!page.footer && !notice_) return page.frame;
    whole_ = ports_.stage.with(footer_words(ports_.stage.footer(), cue, now, rules_.rotation, bulletin_.assurances), page);
    if (notice_) whole_ = ports_.stage.with(*notice_, std::move(whole_));
    return whole_;
}

Frame Loop::frame_now() { return as_picture(whole((*pages_)[cue_->page], *cue_, ports_.clock.read())); }

void Loop::show(const Now& now) {
    const Frame& frame = whole((*pages_)[cue_->page], *cue_, now);
    const bool stays = on_glass_ && same_page(*on_glass_, frame) && care_ == care_on_glass_;
    if (const Status shown = stays ? keep(frame, now) : bring(frame, now); !shown) return lose_glass(shown.error());
    glass_trouble_.clear();
    if (ports_.screen.presented() == vouched_) return;
    vouched_ = ports_.screen.presented();
    vouched_at_ = now.monotonic;
    ports_.beat();
}

// The page that is on the glass already; when its footer says something else, that alone is drawn, once no fade runs.
Status Loop::keep(const Frame& frame, const Now& now) {
    if (*on_glass_ == frame || now.monotonic < fading_until_) return vouch(now);
    if (!ports_.screen.amend(frame.foot)) return bring(frame, now);
    on_glass_ = frame;
    return {};
}

Duration Loop::fade_to(const Frame& frame) {
    const Duration usual = cue_->mourning ? rules_.crossfade_in_mourning : rules_.crossfade;
    const Duration fade = std::exchange(by_hand_, false) ? std::min(usual, quick_fade) : usual;
    // A shift alone is not seen; it is not worth a fade.
    const bool only_shifted = on_glass_ == frame && care_.light_percent == care_on_glass_.light_percent;
    return on_glass_ && !only_shifted ? fade : Duration(0);
}

Status Loop::bring(const Frame& frame, const Now& now) {
    // What stands on the glass already was not drawn once more while it rested.
    if (!rehearsed_ || !same_page(*rehearsed_, frame) || (on_glass_ && same_page(*on_glass_, frame))) ports_.screen.prepare(frame, ports_.stage.pictures());
    rehearsed_.reset();
    drawing_ = false;
    const Duration fade = fade_to(frame);
    ports_.screen.care(care_);
    if (Status presented = ports_.screen.present(fade, frame.foot); !presented) return presented;
    ports_.stage.forget_pictures();
    on_glass_ = frame;
    care_on_glass_ = care_;
    fading_until_ = now.monotonic + fade;
    return {};
}

// Off when the fade into the dark is over, on before the first page: each is said once.
void Loop::switch_display(const Now& now) {
    const bool may_go_off = cue_->dark && on_glass_ == (*pages_)[cue_->page].frame && now.monotonic >= fading_until_;
    const bool off = off_ == true ? cue_->dark : may_go_off;
    // A kiosk that begins in the dark wakes nobody.
    if (off == off_ || (!off_ && cue_->dark && !off)) return;
    off_ = off;
    if (ports_.power) ports_.power(!off);
}

// A page at rest needs no drawing, and so could hide that the glass is gone: it is brought there again in time for the
// watchdog, which believes frames alone.
Status Loop::vouch(const Now& now) {
    const bool due = rules_.watchdog && now.monotonic >= fading_until_ && now.monotonic >= vouched_at_ + *rules_.watchdog / 2;
    return due ? ports_.screen.show_again() : Status{};
}

void Loop::lose_glass(const Error& why) {
    if (glass_trouble_ != why.message) ports_.trouble(why.message);
    glass_trouble_ = why.message;
    news_ = true;
    on_glass_.reset();
    // Nothing is wrong with a program whose display is switched off: killing it would not bring that back.
    if (why.kind == ErrorKind::missing) ports_.beat();
}

// Draws the page that comes next while the present one rests, a step a turn, so that its cue finds it ready.
void Loop::rehearse(const Now& now) {
    if (!on_glass_ || now.monotonic < fading_until_) return;
    if (!rehearsed_) {
        const Now then = at_end_of_cue(now);
        Cue next = choose_cue(then, cue_);
        const auto pages = ports_.stage.pages(next);
        rehearsed_ = whole((*pages)[std::min(next.page, pages->size() - 1)], next, then);
        drawing_ = !same_page(*rehearsed_, *on_glass_);
        if (drawing_) ports_.screen.prepare(*rehearsed_, ports_.stage.pictures());
    } else if (drawing_) {
        drawing_ = ports_.screen.draw_some();
        if (!drawing_) ports_.stage.forget_pictures();
    }
}

void Loop::witness(const Now& now) {
    if (!ports_.glass) return;
    const bool same = on_glass_ && witnessed_ ? same_text(*cue_, *witnessed_) : !on_glass_ && !witnessed_;
    if (same) return;
    witnessed_ = on_glass_ ? cue_ : std::nullopt;
    ports_.glass(witnessed_ ? &*witnessed_ : nullptr, now);
}

// Once all is ready for the next page, nothing else is to be done until its cue, and the picture has the time for itself.
void Loop::move(const Now& now) {
    if (moved_ || !on_glass_ || !rehearsed_ || drawing_ || now.monotonic < fading_until_) return;
    moved_ = true;
    const Duration left = cue_->until - now.monotonic;
    if (!on_glass_->drift || left < least_drift) return;
    const DriftEnd end = picture_of(*rehearsed_) == picture_of(*on_glass_) ? DriftEnd::at_rest : DriftEnd::moved;
    ports_.screen.move(left, end, ports_.stage.pictures());
    ports_.stage.forget_pictures();
}

void Loop::tell(const Now& now) {
    if (!news_ && now.trust == trust_told_) return;
    news_ = false;
    trust_told_ = now.trust;
    StatusReport report;
    report.written = now.wall;
    report.screen = ports_.screen.size();
    report.trust = now.trust;
    report.protocol = cue_->protocol;
    report.builtin = cue_->edition == builtin_;
    report.edition = cue_->edition->digest().hex();
    report.statements = cue_->edition->statements().size();
    report.on = slide(*cue_, (*pages_)[cue_->page], now);
    Cue next = choose_cue(at_end_of_cue(now), cue_);
    report.next = slide(next, (*pages_)[cue_->page], now);
    report.next->missing_glyphs = 0;
    report.contacts = bulletin_.contacts;
    for (const Contact& contact : bulletin_.contacts)
        if (!contact.trouble.empty()) report.troubles.push_back(contact.source + ": " + contact.trouble);
    if (!bulletin_.storage.empty()) report.troubles.push_back(bulletin_.storage);
    if (!glass_trouble_.empty()) report.troubles.push_back(glass_trouble_);
    if (const std::string doubt = doubt_about_clock(now, rules_.rotation, ports_.stage.footer(), bulletin_.edition ? *bulletin_.edition : *builtin_); !doubt.empty()) report.troubles.push_back(doubt);
    ports_.report(report);
}

Now Loop::at_end_of_cue(const Now& now) const {
    Now then = now;
    then.monotonic = std::max(cue_->until, now.monotonic);
    then.wall = now.wall + (then.monotonic - now.monotonic);
    if (then.floor) *then.floor += then.monotonic - now.monotonic;
    return then;
}

Duration Loop::time_to_sleep(const Now& now) const {
    if (!on_glass_) return glass_retry;
    if (now.monotonic >= fading_until_ && (!rehearsed_ || drawing_)) return Duration(0);
    Duration sleep = cue_->until - now.monotonic;
    if (now.monotonic < fading_until_) sleep = std::min(sleep, fading_until_ - now.monotonic);
    if (notice_) sleep = std::min(sleep, notice_until_ - now.monotonic);
    // Clocks are looked at whenever a minute begins.
    if (!ports_.stage.footer().clocks.empty()) sleep = std::min(sleep, std::chrono::floor<std::chrono::minutes>(now.wall) + std::chrono::minutes(1) - now.wall);
    const Edition& edition = bulletin_.edition ? *bulletin_.edition : *builtin_;
    if (const auto change = next_change(edition, rules_.rotation, now, bulletin_.assurances)) sleep = std::min(sleep, *change - now.wall);
    // A fade vouches by its own frames.
    if (rules_.watchdog) sleep = std::min(sleep, std::max(vouched_at_ + *rules_.watchdog / 2, fading_until_) - now.monotonic);
    return std::max(sleep, Duration(0));
}

}  // namespace chancery
