// SPDX-License-Identifier: EUPL-1.2
#include "source/collector.h"

#include <algorithm>
#include <utility>

#include "source/plausible.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_feed_bytes = 16 * 1024 * 1024;
constexpr Duration feed_timeout = 60s;
constexpr Duration wait_for_pictures = 5s;    // before an edition is published without some of them
constexpr Duration time_for_pictures = 120s;  // after that; then the feeds have their turn again
constexpr Duration second_look = 60s;         // at a source that suddenly says nothing
constexpr Duration between_trials = 24h;      // of the storage
constexpr Duration longest_rest = 24h;        // between two rounds, where nothing is to be asked
constexpr std::size_t most_notes = 20;        // about the items of one feed

constexpr auto cannot_be_kept = "the edition cannot be kept and would be lost at power-off: ";

constexpr auto accepted =
    "application/feed+json, application/json;q=0.9, application/rss+xml;q=0.9, application/atom+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

unsigned seed_from(const std::vector<Source>& sources, const Now& now) {
    std::size_t seed = static_cast<std::size_t>(now.wall.time_since_epoch().count());
    for (const Source& source : sources) seed = seed * 31 + std::hash<std::string>{}(source.url);
    return static_cast<unsigned>(seed ^ (seed >> 32));
}

SourceBytes as_source_bytes(const Source& source, const Bytes& bytes) {
    return {source.name, source.url, source.language, source.format, bytes};
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
        contacts_.push_back({source.name, last == reached.end() ? std::nullopt : std::optional(last->second), std::nullopt, ""});
        polls_.push_back({std::move(source), std::nullopt, "", "", Moment::min(), 0, std::nullopt});
    }
    if (!restored) return;
    edition_ = restored->sealed.edition;
    gallery_.remember(restored->record.pictures, ports_.clock.read().monotonic);
    bring_back(restored->record);
}

// Gives each source the answer that the archive kept of it. Where record and settings do not name the same sources in
// the same order, the edition is made anew from those that are left.
void Collector::bring_back(const EditionRecord& record) {
    must_renew_ = record.sources.size() != polls_.size();
    for (std::size_t i = 0; i < polls_.size(); ++i) {
        Poll& poll = polls_[i];
        const auto kept = std::find_if(record.sources.begin(), record.sources.end(), [&](const KeptSource& source) {
            return source.name == poll.source.name && source.url == poll.source.url;
        });
        if (kept == record.sources.end()) {
            must_renew_ = true;
            continue;
        }
        auto bytes = ports_.archive.object(kept->bytes, most_feed_bytes);
        if (!bytes.ok()) continue;
        poll.bytes = std::move(*bytes);
        poll.etag = kept->etag;
        poll.last_modified = kept->last_modified;
        contacts_[i].reached = std::max(contacts_[i].reached.value_or(record.kept), record.kept);
        const bool same_reading = kept->language == poll.source.language && kept->format == poll.source.format;
        if (!same_reading || kept - record.sources.begin() != static_cast<std::ptrdiff_t>(i)) must_renew_ = true;
    }
}

// Sources that answered last time come first, so that what they say does not wait for the others' silence.
Moment Collector::round(Now now, std::stop_token stop) {
    if (now.monotonic >= next_trial_) try_storage(now.monotonic);
    settle(stop);
    const EditionPtr before = edition_;
    for (const bool failing : {false, true}) {
        const bool changed = ask_due(now, failing, stop);
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
        if (polls_[i].due <= now.monotonic && (polls_[i].failures > 0) == failing) due.push_back(i);
    bool changed = false;
    for (const std::size_t i : due)
        if (!stop.stop_requested()) changed = ask(i, now, stop) || changed;
    return changed;
}

// Asks one source. True where it has something new to say.
bool Collector::ask(std::size_t index, Now now, const std::stop_token& stop) {
    Poll& poll = polls_[index];
    Request request;
    request.url = poll.source.url;
    request.accept = accepted;
    request.max_bytes = most_feed_bytes;
    request.timeout = feed_timeout;
    request.allow_http = poll.source.allow_http;
    request.allow_local = poll.source.allow_local;
    request.authorization = poll.source.authorization;
    if (poll.bytes) {
        request.etag = poll.etag;
        request.last_modified = poll.last_modified;
    }
    contacts_[index].asked = now.wall;
    const auto reply = ports_.transport.fetch(request, stop);
    if (stop.stop_requested()) return false;
    std::string trouble = reply.ok() ? "" : reply.error().message;
    const bool changed = reply.ok() && take(poll, *reply, trouble);
    Outlook outlook{poll.source.interval, trouble.empty() ? 0 : poll.failures + 1, std::nullopt, std::nullopt};
    if (reply.ok()) outlook.retry_after = reply->retry_after;
    if (reply.ok() && trouble.empty()) outlook.max_age = reply->max_age;
    conclude(index, now, trouble, outlook);
    return changed;
}

// Writes down how it went: the contact, the next try, and a note where something began or ended.
void Collector::conclude(std::size_t index, Now now, const std::string& trouble, const Outlook& outlook) {
    Poll& poll = polls_[index];
    Contact& contact = contacts_[index];
    if (trouble.empty()) contact.reached = now.wall;
    if (!trouble.empty() && trouble != contact.trouble) ports_.note(contact.source + " (" + poll.source.url + "): " + trouble);
    if (trouble.empty() && !contact.trouble.empty()) ports_.note(contact.source + " (" + poll.source.url + "): answers again");
    contact.trouble = trouble;
    poll.failures = outlook.failures;
    const double chance = std::generate_canonical<double, 16>(random_);
    Duration wait = wait_before_next(outlook, chance);
    if (poll.emptied) wait = std::min(wait, second_look);
    poll.due = ports_.clock.read().monotonic + wait;
}

// Accepts an answer or says why not. True where it differs from the one before.
bool Collector::take(Poll& poll, const Reply& reply, std::string& trouble) {
    if (reply.status == 304 && poll.bytes) {
        poll.emptied.reset();
        return false;
    }
    trouble = implausible(reply);
    if (!trouble.empty()) return false;
    const auto sealed = seal({as_source_bytes(poll.source, reply.body)}, {});
    if (!sealed.ok()) {
        trouble = sealed.error().message;
        return false;
    }
    if (!is_believed(poll, reply, *sealed->edition)) return false;
    poll.etag = reply.etag;
    poll.last_modified = reply.last_modified;
    if (poll.bytes == reply.body) return false;
    note_refused(poll.source.name, sealed->report);
    poll.bytes = reply.body;
    return true;
}

// Whether an answer without any statement is obeyed: only if it comes twice, or if there was nothing before.
bool Collector::is_believed(Poll& poll, const Reply& reply, const Edition& edition) {
    const auto before = std::exchange(poll.emptied, std::nullopt);
    if (!edition.statements().empty() || !poll.bytes || *poll.bytes == reply.body) return true;
    const auto last = seal({as_source_bytes(poll.source, *poll.bytes)}, {});
    if (!last.ok() || last->edition->statements().empty() || before) return true;
    poll.emptied = sha256(reply.body);
    ports_.note(poll.source.name + " (" + poll.source.url + "): says nothing any more; it is asked once more before that "
                                                            "is believed");
    return false;
}

void Collector::note_refused(const std::string& source, const std::vector<ItemReport>& report) {
    std::size_t refused = 0;
    for (const ItemReport& item : report) {
        if (item.fate != ItemReport::Fate::refused || ++refused > most_notes) continue;
        ports_.note(source + ", item " + std::to_string(item.item + 1) + (item.id.empty() ? "" : " (" + item.id.substr(0, 100) + ")") +
                    ": " + item.reason);
    }
    if (refused > most_notes) ports_.note(source + ": " + std::to_string(refused - most_notes) + " more items refused");
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
        if (poll.bytes) sources.push_back(as_source_bytes(poll.source, *poll.bytes));
    if (sources.empty()) return std::nullopt;
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
        if (!poll.bytes || !kept.ok()) continue;
        const auto bytes = ports_.archive.store(*poll.bytes);
        if (!bytes.ok()) kept = bytes.error();
        else record.sources.push_back({poll.source.name, poll.source.url, poll.source.language, poll.source.format,
                                       poll.etag, poll.last_modified, *bytes});
    }
    for (const Statement& statement : edition.statements())
        if (statement.picture && statement.picture->original)
            record.pictures[statement.picture->url] = *statement.picture->original;
    if (kept.ok()) kept = ports_.archive.keep(record);
    const std::string trouble = kept.ok() ? "" : kept.error().message;
    if (!trouble.empty() && trouble != unkept_)
        ports_.note(cannot_be_kept + trouble);
    unkept_ = trouble;
    return kept;
}

void Collector::offer() { ports_.offer(bulletin()); }

Bulletin Collector::bulletin() const {
    std::string storage = unsound_;
    if (storage.empty() && !unkept_.empty()) storage = cannot_be_kept + unkept_;
    return {edition_, edition_ == nullptr, contacts_, std::move(storage)};
}

Moment Collector::next_round(Moment now) const {
    Moment next = now + longest_rest;
    bool answered = false;
    for (const Poll& poll : polls_) {
        next = std::min(next, poll.due);
        answered = answered || poll.bytes;
    }
    if (answered) next = std::min(next, gallery_.next_look().value_or(next));
    return std::max(next, now + 1s);
}

}  // namespace chancery
