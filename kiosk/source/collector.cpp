// SPDX-License-Identifier: EUPL-1.2
#include "source/collector.h"

#include <algorithm>
#include <utility>

#include "edition/pictures.h"
#include "source/linked_playlists.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration wait_for_pictures = 5s;    // before an edition is published without some of them
constexpr Duration time_for_pictures = 120s;  // after that; then the feeds have their turn again
constexpr Duration between_trials = 24h;      // of the storage
constexpr Duration longest_rest = 24h;        // between two rounds, where nothing is to be asked
constexpr std::size_t most_linked = 32;        // playlists that other playlists name

constexpr auto cannot_be_kept = "the edition cannot be kept and would be lost at power-off: ";

unsigned seed_from(const std::vector<Source>& sources, const Now& now) {
    std::size_t seed = static_cast<std::size_t>(now.wall.time_since_epoch().count());
    for (const Source& source : sources) seed = seed * 31 + std::hash<std::string>{}(source.url);
    return static_cast<unsigned>(seed ^ (seed >> 32));
}

}  // namespace

Collector::Collector(std::vector<Source> sources, Size screen, CollectorPorts ports, std::optional<Restored> restored,
                     const std::map<std::string, Instant>& reached)
    : ports_(std::move(ports)),
      gallery_(sources, screen, {ports_.transport, ports_.archive, ports_.clock, ports_.note},
               seed_from(sources, ports_.clock.read())),
      random_(seed_from(sources, ports_.clock.read())) {
    for (Source& source : sources) {
        const auto last = reached.find(source.name);
        polls_.emplace_back(std::move(source), last == reached.end() ? std::nullopt : std::optional(last->second));
    }
    own_ = polls_.size();
    if (!restored) return;
    edition_ = restored->sealed.edition;
    gallery_.remember(restored->record.pictures, ports_.clock.read().monotonic);
    bring_back(restored->record);
}

// Gives each source the answer that the archive kept of it. Where record and settings do not name the same sources in
// the same order, the edition is made anew from those that are left.
void Collector::bring_back(const EditionRecord& record) {
    for (std::size_t i = 0; i < polls_.size() || follow_links(); ++i) {
        Poll& poll = polls_[i];
        const auto kept = std::find_if(record.sources.begin(), record.sources.end(), [&](const KeptSource& source) {
            return source.name == poll.source().name && source.url == poll.source().url;
        });
        auto bytes = kept == record.sources.end() ? Result<Bytes>(Error{ErrorKind::missing, ""}) : ports_.archive.object(kept->bytes, most_feed_bytes);
        const bool same_reading = bytes.ok() && poll.bring_back(*kept, std::move(*bytes), record.kept);
        if (!same_reading || kept - record.sources.begin() != static_cast<std::ptrdiff_t>(i)) must_renew_ = true;
    }
    if (record.sources.size() != polls_.size()) must_renew_ = true;
}

// Playlists name others: those are asked, too, for as long as they are named. True where there are new ones.
bool Collector::follow_links() {
    std::vector<Source> named;
    const auto follow = [&](const Poll& poll) {
        if (!poll.bytes()) return;
        for (Source& source : linked_playlists(poll.source(), *poll.bytes())) {
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
        if (asked(source) == polls_.end()) polls_.emplace_back(std::move(source));
    std::vector<Source> sources;
    for (const Poll& poll : polls_) sources.push_back(poll.source());
    gallery_.answer_for(std::move(sources));
    return polls_.size() > before;
}

// Sources that answered last time come first, so that what they say does not wait for the others' silence.
Moment Collector::round(Now now, std::stop_token stop) {
    if (now.monotonic >= next_trial_) try_storage(now.monotonic);
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
        if (!unkept_.empty()) static_cast<void>(keep(*edition_));
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

// A full card has a remedy of its own (archive.h), and is told of where that fails.
void Collector::try_storage(Moment now) {
    next_trial_ = now + between_trials;
    const Status tried = ports_.archive.try_storage();
    const std::string trouble = tried.ok() || tried.error().kind == ErrorKind::full ? "" : tried.error().message;
    if (!trouble.empty() && trouble != unsound_) ports_.note(trouble);
    unsound_ = trouble;
}

bool Collector::ask_due(Now now, bool failing, const std::stop_token& stop) {
    std::vector<std::size_t> due;
    for (std::size_t i = 0; i < polls_.size(); ++i)
        if (polls_[i].due() <= now.monotonic && polls_[i].failing() == failing) due.push_back(i);
    bool changed = false;
    for (const std::size_t i : due) {
        if (stop.stop_requested()) break;
        const double chance = std::generate_canonical<double, 16>(random_);
        changed = polls_[i].ask(now, {ports_.transport, ports_.clock, ports_.note}, chance, stop) || changed;
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
    for (const Poll& poll : polls_)
        if (poll.bytes()) sources.push_back(poll.as_source_bytes());
    if (sources.empty() && !edition_) return std::nullopt;
    auto sealed = seal(sources, gallery_.table());
    if (sealed.ok()) return std::move(*sealed);
    ports_.note("the sources cannot be joined: " + sealed.error().message);
    return std::nullopt;
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
    if (edition_ && sealed.edition->digest() == edition_->digest()) return;
    if (refused_ == sealed.edition->digest()) return;
    const Status proven = ports_.proof(*sealed.edition);
    if (!proven.ok()) {
        refused_ = sealed.edition->digest();
        ports_.note("a new edition is held back, it cannot be set: " + proven.error().message);
        return;
    }
    refused_.reset();
    const Status kept = keep(*sealed.edition);
    edition_ = sealed.edition;
    offer();
    if (!kept.ok()) return;
    const Status swept = ports_.archive.sweep();
    if (!swept.ok()) ports_.note("cannot tidy the archive: " + swept.error().message);
}

// Writes the edition's record with all that is needed to make it again.
Status Collector::keep(const Edition& edition) {
    EditionRecord record{ports_.clock.read().wall, {}, {}};
    Status kept;
    for (const Poll& poll : polls_) {
        if (!poll.bytes() || !kept.ok()) continue;
        const auto bytes = ports_.archive.store(*poll.bytes());
        if (!bytes.ok()) kept = bytes.error();
        else record.sources.push_back(poll.as_kept(*bytes));
    }
    for_each_picture(edition, [&](const Statement&, const Picture& picture) {
        if (picture.original) record.pictures[picture.url] = *picture.original;
    });
    if (kept.ok()) kept = ports_.archive.keep(record);
    const std::string trouble = kept.ok() ? "" : kept.error().message;
    if (!trouble.empty() && trouble != unkept_)
        ports_.note(cannot_be_kept + trouble);
    unkept_ = trouble;
    return kept;
}

void Collector::offer() { ports_.offer(bulletin()); }

std::vector<Contact> Collector::contacts() const {
    std::vector<Contact> contacts;
    for (const Poll& poll : polls_) contacts.push_back(poll.contact());
    return contacts;
}

Bulletin Collector::bulletin() const {
    std::string storage = unsound_;
    if (storage.empty() && !unkept_.empty()) storage = cannot_be_kept + unkept_;
    return {edition_, edition_ == nullptr, contacts(), std::move(storage)};
}

Moment Collector::next_round(Moment now) const {
    Moment next = now + longest_rest;
    bool answered = false;
    for (const Poll& poll : polls_) {
        next = std::min(next, poll.due());
        answered = answered || poll.bytes();
    }
    if (answered) next = std::min(next, gallery_.next_look().value_or(next));
    return std::max(next, now + 1s);
}

}  // namespace chancery
