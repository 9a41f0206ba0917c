// SPDX-License-Identifier: EUPL-1.2
#include "oracle.h"

#include <algorithm>

namespace chancery::lab {
namespace {

// The words in a frame, one after the other.
std::string words_in(const Frame& frame) {
    std::string words;
    for (const FrameItem& item : frame.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) words += run->text + " ";
    return words;
}

}  // namespace

void Oracle::heard(std::size_t source, const std::vector<Wording>& words) {
    Known& known = known_.at(source);
    known.last = words;
    known.may_show.clear();
    known.certain = true;
    for (const Wording& wording : words) {
        if (!wording.flaw.empty()) continue;
        known.may_show.insert(wording.token);
        meant_.insert({wording.token, {wording, false}});
    }
}

void Oracle::kept() {
    for (std::size_t i = 0; i < sources; ++i)
        if (known_[i].certain) kept_[i] = known_[i].may_show;
}

void Oracle::vouched(Instant now) { floor_ = std::max(now, floor_.value_or(now)); }

void Oracle::unvouched(Duration length) {
    if (floor_) *floor_ += length;
}

void Oracle::floor_saved(Duration ago) {
    if (floor_) saved_floor_ = std::max(*floor_ - ago, saved_floor_.value_or(*floor_ - ago));
}

void Oracle::restarted() {
    floor_ = saved_floor_;
    for (std::size_t i = 0; i < sources; ++i) {
        if (known_[i].may_show == kept_[i]) continue;
        known_[i].certain = false;
        known_[i].may_show.insert(kept_[i].begin(), kept_[i].end());
        kept_[i] = known_[i].may_show;
    }
}

Oracle::Verdict Oracle::of(Token token, Instant from, Instant until) {
    const auto found = meant_.find(token);
    if (found == meant_.end()) return Verdict::never_said;
    const bool said = std::any_of(known_.begin(), known_.end(), [&](const Known& known) { return known.may_show.count(token) != 0; });
    if (!said) return Verdict::withdrawn;
    const Wording& wording = found->second.wording;
    if (wording.from && from < *wording.from) return Verdict::early;
    // What the device cannot know yet is no fault of its: the floor is the time that it knows has passed.
    if (wording.until && floor_ && until > *wording.until && *floor_ > *wording.until) return Verdict::expired;
    if (!found->second.seen) ++shown_;
    found->second.seen = true;
    return Verdict::fine;
}

// Whether something was said, for certain, that may be seen at any time.
bool Oracle::anything_timeless() const {
    return std::any_of(known_.begin(), known_.end(), [](const Known& known) {
        return known.certain && std::any_of(known.last.begin(), known.last.end(), [](const Wording& wording) {
                   return wording.flaw.empty() && !wording.from && !wording.until;
               });
    });
}

Oracle::Finding Oracle::judge(const Frame& frame, Instant from, Instant until) {
    const std::string words = words_in(frame);
    if (words.empty()) return {Verdict::nothing_on, 0};
    const std::set<Token> tokens = tokens_in(words);
    if (tokens.empty() && anything_timeless()) return {Verdict::house_words_though_there_are_others, 0};
    for (const Token token : tokens)
        if (const Verdict verdict = of(token, from, until); verdict != Verdict::fine) return {verdict, token};
    return {};
}

std::string sentence(const Oracle::Finding& finding) {
    const std::string which = " (tk" + std::to_string(finding.token) + ")";
    switch (finding.verdict) {
        case Oracle::Verdict::fine: return "";
        case Oracle::Verdict::nothing_on: return "nothing on the glass";
        case Oracle::Verdict::early: return "shown before its embargo ended" + which;
        case Oracle::Verdict::expired: return "shown after it expired" + which;
        case Oracle::Verdict::withdrawn: return "shown after it was withdrawn or corrected" + which;
        case Oracle::Verdict::never_said: return "shown though it had to be refused" + which;
        case Oracle::Verdict::house_words_though_there_are_others: return "the built-in edition though there was something to show";
    }
    return "";
}

}  // namespace chancery::lab
