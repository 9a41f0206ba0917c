// SPDX-License-Identifier: EUPL-1.2
#include "source/collector.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "source/linked_playlists.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration wait_for_pictures = 5s;    // before an edition is published without some of them
constexpr Duration time_for_pictures = 120s;  // after that; then the feeds have their turn again
constexpr Duration no_delay = 5s;              // of some sources by others
constexpr Duration longest_rest = 24h;        // between two rounds, where nothing is to be asked
constexpr std::size_t most_linked = 32;        // playlists that other playlists name

unsigned seed_from(const std::vector<Source>& sources, const Now& now) {
    std::size_t seed = static_cast<std::size_t>(now.wall.time_since_epoch().count());
    for (const Source& source : sources) seed = seed * 31 + std::hash<std::string>{}(source.url);
    return static_cast<unsigned>(seed ^ (seed >> 32));
}

// Whoever wants a source signed brings the guard along: without one it must not be asked at all.
Guard& guard_of(const Source& source, Keyring* keyring) {
    Guard* const guard = keyring ? keyring->guard_of(source.name) : nullptr;
    if (!guard) std::abort();
    return *guard;
}

}  // namespace

Collector::Collector(std::vector<Source> sources, Size screen, CollectorPorts ports, std::optional<Restored> restored,
                     const std::map<std::string, Instant>& reached)
    : ports_(std::move(ports)),
      gallery_(sources, screen, {ports_.transport, ports_.archive, ports_.clock, ports_.note, ports_.share},
               seed_from(sources, ports_.clock.read())),
      keeper_(ports_.archive, ports_.clock, ports_.note),
      random_(seed_from(sources, ports_.clock.read())) {
    for (Source& source : sources) {
        const auto last = reached.find(source.name);
        if (source.policy) signed_[source.name] = std::make_unique<SignedSource>(source, guard_of(source, ports_.keyring));
        add_poll(std::move(source), last == reached.end() ? std::nullopt : std::optional(last->second));
    }
    own_ = polls_.size();
    if (!restored) return;
    edition_ = restored->sealed.edition;
    keeper_.bring_back(restored->sealed);
    gallery_.remember(restored->record.pictures, ports_.clock.read().monotonic);
    bring_back(*std::move(restored));
}

// Gives each source the answer that the archive kept of it. Where record and settings do not name the same sources in
// the same order, the edition is made anew from those that are left.
void Collector::bring_back(Restored restored) {
    const EditionRecord& record = restored.record;
    for (std::size_t i = 0; i < polls_.size() || follow_links(); ++i) {
        Poll& poll = polls_[i];
        const auto kept = std::find_if(record.sources.begin(), record.sources.end(), [&](const KeptSource& source) {
            const bool same_place = poll.source().policy ? folder_of(source.url) == folder_of(poll.source().url) : source.url == poll.source().url;
            return source.name == poll.source().name && same_place;
        });
        const auto index = static_cast<std::size_t>(kept - record.sources.begin());
        const bool same_reading = kept != record.sources.end() && poll.bring_back(*kept, std::move(restored.sources[index]), std::move(restored.testimonies[index]), record.kept);
        if (!same_reading || index != i) must_renew_ = true;
    }
    if (record.sources.size() != polls_.size()) must_renew_ = true;
}

// A source of the settings, or one that its playlist names and that is signed as that is.
void Collector::add_poll(Source source, std::optional<Instant> reached) {
    const auto found = source.policy ? find_by_source(signed_, source.name) : signed_.end();
    polls_.emplace_back(std::move(source), reached, found == signed_.end() ? nullptr : found->second.get());
}

// Playlists name others: those are asked, too, for as long as they are named. True where there are new ones.
bool Collector::follow_links() {
    std::vector<Source> named;
    const auto follow = [&](const Poll& poll) {
        if (!poll.bytes()) return;
        Source at = poll.source();
        at.url = poll.document();
        std::vector<Source> further = linked_playlists(at, *poll.bytes());
        if (const auto feeds = signed_.find(at.name); feeds != signed_.end())
            for (Source& feed : feeds->second->further_feeds()) further.push_back(std::move(feed));
        for (Source& source : further) {
            const auto same = [&](const auto& other) { return other.url == source.url; };
            const bool own = std::any_of(polls_.begin(), polls_.begin() + static_cast<std::ptrdiff_t>(own_), [&](const Poll& other) { return same(other.source()); });
            if (!own && std::none_of(named.begin(), named.end(), same) && named.size() < most_linked) named.push_back(std::move(source));
        }
    };
    const auto asked = [&](const Source& source) {
        return std::find_if(polls_.begin(), polls_.end(), [&](const Poll& poll) { return poll.source().url == source.url; });
    };
    for (std::size_t i = 0; i < own_; ++i) follow(polls_[i]);
    for (std::size_t i = 0; i < named.size(); ++i)
        if (const auto poll = asked(named[i]); poll != polls_.end()) follow(*poll);
    const auto forgotten = std::remove_if(polls_.begin() + static_cast<std::ptrdiff_t>(own_), polls_.end(), [&](const Poll& poll) {
        return std::none_of(named.begin(), named.end(), [&](const Source& source) { return source.url == poll.source().url; });
    });
    polls_.erase(forgotten, polls_.end());
    const std::size_t before = polls_.size();
    for (Source& source : named)
        if (asked(source) == polls_.end()) add_poll(std::move(source), std::nullopt);
    std::vector<Source> sources;
    for (const Poll& poll : polls_) sources.push_back(poll.source());
    gallery_.answer_for(std::move(sources));
    return polls_.size() > before;
}

// Sources that answered last time come first, so that what they say does not wait for the others' silence.
Moment Collector::round(Now now, std::stop_token stop) {
    keeper_.try_storage(now.monotonic);
    settle(stop);
    const EditionPtr before = edition_;
    for (const bool failing : {false, true}) {
        bool changed = ask_due(now, failing, stop);
        while (changed && !stop.stop_requested() && follow_links()) ask_due(now, false, stop);
        const auto look = gallery_.next_look();
        const bool pictures_due = failing && look && *look <= ports_.clock.read().monotonic;
        if ((changed || must_renew_ || pictures_due) && !stop.stop_requested()) renew(stop);
    }
    if (edition_ && edition_ == before) {
        if (!keeper_.is_settled() && keeper_.make_good(polls_, *edition_).ok()) remember();
        offer();  // the same, but how fresh it is has changed
    }
    return next_round(ports_.clock.read().monotonic);
}

// Before the first question: whatever the network does, the pictures that are here are made ready for this screen.
void Collector::settle(const std::stop_token& stop) {
    if (std::exchange(settled_, true) || !edition_) return;
    const PictureTable before = gallery_.table();
    gallery_.look(*edition_, ports_.clock.read().monotonic + time_for_pictures, stop);
    if (gallery_.table() != before) must_renew_ = true;
}

bool Collector::ask_due(Now now, bool failing, const std::stop_token& stop) {
    std::vector<std::size_t> due, behind;
    for (std::size_t i = 0; i < polls_.size(); ++i)
        if (polls_[i].due() <= now.monotonic && polls_[i].failing() == failing) due.push_back(i);
    // Longest due first; at the start, when all are, those that an earlier run reached last.
    std::ranges::stable_sort(due, [&](std::size_t a, std::size_t b) {
        if (polls_[a].due() != polls_[b].due()) return polls_[a].due() < polls_[b].due();
        return polls_[a].contact().reached > polls_[b].contact().reached;
    });
    const bool changed = ask(due, now, stop);
    // What one document's manifest takes back, it takes back from all of them.
    for (std::size_t i = 0; i < polls_.size(); ++i)
        if (polls_[i].is_behind()) behind.push_back(i);
    return ask(behind, now, stop) || changed;
}

// Ends where it takes long: what some have said is not held up by all the others that are silent, and the next round, which
// follows at once, begins with what fell due meanwhile.
bool Collector::ask(const std::vector<std::size_t>& polls, Now now, const std::stop_token& stop) {
    bool changed = false;
    const Moment begin = ports_.clock.read().monotonic;
    for (const std::size_t i : polls) {
        if (stop.stop_requested() || ports_.clock.read().monotonic - begin > no_delay) break;
        const double chance = std::generate_canonical<double, 16>(random_);
        const bool has_changed = polls_[i].ask(now, {ports_.transport, ports_.clock, ports_.note}, chance, stop);
        must_keep_ = must_keep_ || (has_changed && polls_[i].warrant());
        changed = has_changed || changed;
    }
    return changed;
}

// Makes an edition of what there is and publishes it, first with the pictures that come quickly, then with the rest.
void Collector::renew(const std::stop_token& stop) {
    const auto first = seal_all();
    if (!first) return;
    must_renew_ = false;
    const Moment begin = ports_.clock.read().monotonic;
    if (!takes_back(*first->edition)) gallery_.look(*first->edition, begin + wait_for_pictures, stop);
    if (const auto sealed = seal_all()) publish(*sealed);
    gallery_.look(*first->edition, ports_.clock.read().monotonic + time_for_pictures, stop);
    if (stop.stop_requested()) return;
    if (const auto sealed = seal_all()) publish(*sealed);
    gallery_.forget_others(*first->edition);
}

// Nothing where no source has ever answered.
std::optional<Sealed> Collector::seal_all() {
    std::vector<SourceBytes> sources;
    std::vector<Poll*> answered;
    for (Poll& poll : polls_) {
        if (!poll.bytes()) continue;
        sources.push_back(poll.as_source_bytes());
        answered.push_back(&poll);
    }
    if (sources.empty() && !edition_) return std::nullopt;
    std::map<std::size_t, Error> left_out;
    Sealed sealed = seal_what_can_be(sources, gallery_.table(), left_out);
    for (const auto& [place, why] : left_out) answered[place]->forget(why.message, {ports_.transport, ports_.clock, ports_.note});
    if (left_out.size() == sources.size() && !edition_) return std::nullopt;
    return sealed;
}

// Whether something that is on show is missing or different: that must not wait for pictures.
bool Collector::takes_back(const Edition& edition) const {
    if (!edition_) return false;
    const auto& shown = edition_->statements();
    return std::any_of(shown.begin(), shown.end(), [&](const Statement& statement) {
        const Statement* now = edition.find(statement.id);
        return !now || *now != statement;
    });
}

void Collector::publish(const Sealed& sealed) {
    if (edition_ && sealed.edition->digest() == edition_->digest()) {
        if (!std::exchange(must_keep_, false) || !keeper_.keep(polls_, *edition_).ok()) return;
        remember();
        keeper_.tidy(sealed, false);
        return;
    }
    if (refused_ == sealed.edition->digest()) return;
    const Status proven = ports_.proof(*sealed.edition);
    if (!proven.ok()) {
        refused_ = sealed.edition->digest();
        ports_.note("a new edition is held back, it cannot be set: " + proven.error().message);
        return;
    }
    refused_.reset();
    must_keep_ = false;
    const bool taken_back = edition_ && recalls(*edition_);
    const Status kept = keeper_.keep(polls_, *sealed.edition);
    if (kept.ok() || taken_back) remember();
    edition_ = sealed.edition;
    offer();
    keeper_.tidy(sealed, taken_back);
}

// Only once the record can answer for it: a number that is written down and an edition that is not would leave nothing to
// show after a power cut.
void Collector::remember() {
    if (!ports_.keyring) return;
    const Status remembered = ports_.remember(ports_.keyring->ledgers(ports_.clock.read()));
    if (!remembered.ok()) ports_.note("how far the signed sources have come cannot be kept: " + remembered.error().message);
}

// Whether a manifest takes back what this edition shows: then nothing of it may stay on the card.
bool Collector::recalls(const Edition& edition) const {
    return std::any_of(polls_.begin(), polls_.end(), [&](const Poll& poll) {
        const auto withdrawn = [&](const Statement& statement) { return statement.source == poll.source().name && poll.warrant()->withdraws(statement.id); };
        return poll.warrant() && std::any_of(edition.statements().begin(), edition.statements().end(), withdrawn);
    });
}

void Collector::offer() { ports_.offer(bulletin()); }

bool Collector::has_asked_all() const {
    return std::ranges::all_of(polls_, [](const Poll& poll) { return poll.contact().asked.has_value(); });
}

std::vector<Contact> Collector::contacts() const {
    std::vector<Contact> contacts;
    for (const Poll& poll : polls_) contacts.push_back(poll.contact());
    return contacts;
}

Bulletin Collector::bulletin() const {
    return {edition_, edition_ == nullptr, contacts(), keeper_.trouble(), ports_.keyring ? ports_.keyring->assurances() : Assurances()};
}

Moment Collector::next_round(Moment now) const {
    Moment next = now + longest_rest;
    bool answered = false;
    for (const Poll& poll : polls_) {
        next = std::min(next, poll.is_behind() ? now : poll.due());
        answered = answered || poll.bytes();
    }
    if (answered) next = std::min(next, gallery_.next_look().value_or(next));
    return std::max(next, now + 1s);
}

}  // namespace chancery
