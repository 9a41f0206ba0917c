// SPDX-License-Identifier: EUPL-1.2
#include "source/poll.h"

#include <algorithm>
#include <utility>

#include "source/backoff.h"
#include "source/plausible.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration feed_timeout = 60s;
constexpr Duration second_look = 60s;   // at a source that suddenly says nothing
constexpr std::size_t most_notes = 20;  // about the items of one feed
constexpr unsigned gone_after = 2;      // looks that find no file where one was

constexpr auto accepted =
    "application/feed+json, application/json;q=0.9, application/rss+xml;q=0.9, application/atom+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

bool says_nothing(const Edition& edition) {
    const auto& playlists = edition.playlists();
    return edition.statements().empty() &&
           std::all_of(playlists.begin(), playlists.end(), [](const Playlist& playlist) { return playlist.entries.empty() && !playlist.protocol; });
}

}  // namespace

Poll::Poll(Source source, std::optional<Instant> reached, SignedSource* signed_source)
    : source_(std::move(source)), contact_{source_.name, reached, std::nullopt, "", signed_source ? "nothing signed has come yet" : ""}, signed_(signed_source), document_(source_.url) {}

bool Poll::bring_back(const KeptSource& kept, SourceBytes source, std::optional<Testimony> testimony, Instant when) {
    bytes_ = std::move(source.bytes);
    document_ = std::move(source.url);
    warrant_ = std::move(source.warrant);
    if (testimony && signed_) {
        signed_->bring_back(*testimony, kept.etag, kept.last_modified);
        contact_.signature = signed_->describe();
        testimony_ = std::move(testimony);
    }
    etag_ = kept.etag;
    last_modified_ = kept.last_modified;
    contact_.reached = std::max(contact_.reached.value_or(when), when);
    if (kept.language == source_.language && kept.format == source_.format) return true;
    // An answer that nothing has changed must never hold on to bytes that nobody can read.
    if (!seal({as_source_bytes()}, {}).ok()) forget_answer();
    return false;
}

void Poll::forget(const std::string& why, const Ports& ports) {
    forget_answer();
    if (why != contact_.trouble) ports.note(shown() + ": " + why);
    contact_.trouble = why;
}

void Poll::forget_answer() {
    bytes_.reset();
    warrant_.reset();
    testimony_.reset();
    emptied_.reset();
    etag_.clear();
    last_modified_.clear();
}

SourceBytes Poll::as_source_bytes() const { return {source_.name, document_, source_.language, source_.format, *bytes_, warrant_}; }

KeptSource Poll::as_kept(const Digest& object) const {
    return {source_.name, document_, source_.language, source_.format, etag_, last_modified_, object};
}

Request Poll::request() const {
    Request request = request_to(source_, source_.url);
    request.accept = accepted;
    request.max_bytes = most_feed_bytes;
    request.timeout = feed_timeout;
    if (!bytes_) return request;
    request.etag = etag_;
    request.last_modified = last_modified_;
    return request;
}

bool Poll::ask(Now now, const Ports& ports, double chance, const std::stop_token& stop) {
    contact_.asked = now.wall;
    std::string trouble;
    Outlook outlook{source_.interval, 0, std::nullopt, std::nullopt};
    const bool changed = signed_ ? ask_signed(now, ports, outlook, trouble, stop) : ask_plain(ports, outlook, trouble, stop);
    if (!stop.stop_requested()) conclude(now, trouble, outlook, ports, chance);
    return changed;
}

bool Poll::ask_plain(const Ports& ports, Outlook& outlook, std::string& trouble, const std::stop_token& stop) {
    const auto fetched = ports.transport.fetch(request(), stop);
    if (stop.stop_requested()) return false;
    if (!fetched.ok()) {
        trouble = fetched.error().message;
        return false;
    }
    outlook.max_age = fetched->max_age;
    outlook.retry_after = fetched->retry_after;
    return take(*fetched, ports, trouble);
}

// What the newest manifest takes back is gone at once, also where its files cannot be had yet.
bool Poll::ask_signed(Now now, const Ports& ports, Outlook& outlook, std::string& trouble, const std::stop_token& stop) {
    const Status fresh = signed_->refresh(now, ports, stop);
    if (!fresh.ok()) trouble = fresh.error().message;
    outlook.max_age = signed_->max_age();
    outlook.retry_after = signed_->retry_after();
    const ManifestPtr& newest = signed_->newest();
    if (stop.stop_requested() || !newest) return false;
    contact_.signature = signed_->describe();
    if (warrant_ && warrant_->manifest == newest) return false;
    const WarrantPtr before = warrant_;
    const Status taken = take_signed(ports, stop);
    if (!stop.stop_requested()) signed_->has(signed_->document_of(source_), taken.ok());
    if (taken.ok() || stop.stop_requested()) return taken.ok();
    trouble = taken.error().message;
    if (!before || before->newest == newest) return false;
    warrant_ = std::make_shared<Warrant>(Warrant{before->manifest, newest, before->folder});
    if (testimony_) testimony_->newest = signed_->testimony().manifest;
    return true;
}

// The document as the newest manifest names it; the one before stays where it cannot be had or read.
Status Poll::take_signed(const Ports& ports, const std::stop_token& stop) {
    const std::string url = signed_->document_of(source_);
    auto bytes = signed_->fetch(url, most_feed_bytes, bytes_, ports, stop);
    if (!bytes.ok()) return bytes.error();
    const auto warrant = std::make_shared<Warrant>(Warrant{signed_->newest(), signed_->newest(), signed_->folder()});
    const auto sealed = seal({{source_.name, url, source_.language, source_.format, *bytes, warrant}}, {});
    if (!sealed.ok()) return sealed.error();
    note_refused(sealed->report, ports);
    document_ = url;
    etag_ = signed_->etag();
    last_modified_ = signed_->last_modified();
    bytes_ = *std::move(bytes);
    warrant_ = warrant;
    testimony_ = signed_->testimony();
    return {};
}

// Writes down how it went: the contact, the next try, and a note where something began or ended.
void Poll::conclude(Now now, const std::string& trouble, Outlook outlook, const Ports& ports, double chance) {
    if (trouble.empty()) contact_.reached = now.wall;
    if (!trouble.empty() && trouble != contact_.trouble) ports.note(shown() + ": " + trouble);
    if (trouble.empty() && !contact_.trouble.empty()) ports.note(shown() + ": answers again");
    contact_.trouble = trouble;
    failures_ = trouble.empty() ? 0 : failures_ + 1;
    // A file is looked at for nothing, and a stick may come back any moment.
    outlook.failures = is_file(source_) ? 0 : failures_;
    Duration wait = wait_before_next(outlook, chance);
    if (emptied_) wait = std::min(wait, second_look);
    due_ = ports.clock.read().monotonic + wait;
}

// Accepts an answer or says why not. True where it differs from the one before.
bool Poll::take(const Reply& reply, const Ports& ports, std::string& trouble) {
    if (reply.status == 304 && bytes_) {
        emptied_.reset();
        return false;
    }
    if (is_file(source_) && reply.status == 404) return is_gone(trouble);
    trouble = implausible(reply);
    if (!trouble.empty()) return false;
    const auto sealed = seal({{source_.name, source_.url, source_.language, source_.format, reply.body}}, {});
    if (!sealed.ok()) {
        trouble = sealed.error().message;
        return false;
    }
    if (!is_believed(reply, *sealed->edition, ports)) return false;
    etag_ = reply.etag;
    last_modified_ = reply.last_modified;
    if (bytes_ == reply.body) return false;
    note_refused(sealed->report, ports);
    bytes_ = reply.body;
    return true;
}

// A stick that was pulled out takes its show with it; a file that is being replaced is missed for one look at most.
bool Poll::is_gone(std::string& trouble) {
    trouble = "there is no such file or folder";
    if (!bytes_ || failures_ + 1 < gone_after) return false;
    bytes_.reset();
    return true;
}

// Whether an answer that says nothing is obeyed: only if it comes twice, or if there was nothing before.
bool Poll::is_believed(const Reply& reply, const Edition& edition, const Ports& ports) {
    const auto before = std::exchange(emptied_, std::nullopt);
    if (!says_nothing(edition) || !bytes_ || *bytes_ == reply.body) return true;
    const auto last = seal({as_source_bytes()}, {});
    if (!last.ok() || says_nothing(*last->edition) || before) return true;
    emptied_ = sha256(reply.body);
    ports.note(shown() + ": says nothing any more; it is asked once more before that is believed");
    return false;
}

void Poll::note_refused(const std::vector<ItemReport>& report, const Ports& ports) const {
    std::size_t refused = 0;
    for (const ItemReport& item : report) {
        if (item.fate != ItemReport::Fate::refused || ++refused > most_notes) continue;
        ports.note(source_.name + ", item " + std::to_string(item.item + 1) + (item.id.empty() ? "" : " (" + item.id.substr(0, 100) + ")") +
                   ": " + item.reason);
    }
    if (refused > most_notes) ports.note(source_.name + ": " + std::to_string(refused - most_notes) + " more items refused");
}

}  // namespace chancery
