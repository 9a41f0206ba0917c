// SPDX-License-Identifier: EUPL-1.2
#include "source/gallery.h"

#include <algorithm>

#include "edition/pictures.h"
#include "source/backoff.h"
#include "source/plausible.h"
#include "source/preparation.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration whole_patience = 60s;  // for one picture
constexpr Duration longest_backoff = 15min;
constexpr Duration shortest_revisit = 1h, usual_revisit = 24h, longest_revisit = 24h * 7;
constexpr Duration file_revisit = 30s;  // a look at its date
constexpr Duration second_sight = 1h;   // of a prepared form that was whole; reading one costs as much as showing it
constexpr unsigned gone_after = 2;  // looks that find nothing where a picture was

std::string shown(const std::string& url) { return "picture " + url.substr(0, 300); }

}  // namespace

Gallery::Gallery(std::vector<Source> sources, Size screen, Ports ports, unsigned seed)
    : sources_(std::move(sources)), screen_(screen), ports_(std::move(ports)), random_(seed) {}

void Gallery::remember(const PictureTable& table, Moment now) {
    for (const auto& [url, digest] : table) {
        Entry& entry = entries_[url];
        entry.original = digest;
        entry.next_look = now + usual_revisit;
    }
}

PictureTable Gallery::table() const {
    PictureTable table;
    for (const auto& [url, entry] : entries_)
        if (entry.original) table.emplace(url, *entry.original);
    return table;
}

std::optional<Moment> Gallery::next_look() const {
    std::optional<Moment> next;
    for (const auto& [url, entry] : entries_) next = std::min(next.value_or(entry.next_look), entry.next_look);
    return next;
}

void Gallery::forget_others(const Edition& edition) {
    std::set<std::string> named;
    for_each_picture(edition, [&](const Statement&, const Picture& picture) { named.insert(picture.url); });
    std::erase_if(entries_, [&](const auto& entry) { return !named.count(entry.first); });
}

void Gallery::look(const Edition& edition, Moment end, const std::stop_token& stop) {
    for_each_picture(edition, [&](const Statement& statement, const Picture& picture) { visit(statement.source, picture, end, stop); });
}

// Makes sure of the prepared form first, then asks the server if it is time. A card may have damaged meanwhile what was
// whole. What cannot be had again from the card is asked for as if it had never been there; a full card costs no original.
void Gallery::visit(const std::string& source, const Picture& picture, Moment end, const std::stop_token& stop) {
    const Moment now = ports_.clock.read().monotonic;
    if (now >= end || stop.stop_requested()) return;
    Entry& entry = entries_[picture.url];
    if (picture.expected && entry.original && *entry.original != *picture.expected) entry = {};
    if (entry.next_look <= now && entry.seen_since + second_sight <= now) entry.crops.clear();
    const Status ready = make_sure(picture, entry);
    if (!ready.ok() && (ready.error().kind == ErrorKind::missing || ready.error().kind == ErrorKind::corrupt)) {
        entry.original.reset();
        entry.etag.clear();
        entry.last_modified.clear();
        entry.next_look = now;
    }
    if (entry.next_look <= now) ask(source, picture, entry, std::min(whole_patience, end - now), stop);
    else if (!ready.ok()) fail(picture, entry, ready.error().message, std::nullopt);
}

// Of the original at hand; success also where there is none.
Status Gallery::make_sure(Picture picture, Entry& entry) {
    const Crop crop{picture.focus_x, picture.focus_y, picture.no_crop};
    if (!entry.original || entry.crops.contains(crop)) return {};
    picture.original = entry.original;
    const Status ready = make_ready(picture, screen_, ports_.archive, ports_.share);
    if (!ready.ok()) return ready;
    if (entry.crops.empty()) entry.seen_since = ports_.clock.read().monotonic;
    entry.crops.insert(crop);
    return {};
}

Request Gallery::request_for(const std::string& name, const Picture& picture, Entry& entry, Duration patience) const {
    Request request;
    request.url = picture.url;
    request.accept = "image/webp, image/png, image/jpeg";
    request.etag = entry.original ? entry.etag : "";
    request.last_modified = entry.original ? entry.last_modified : "";
    request.max_bytes = most_picture_bytes;
    request.timeout = patience;
    request.partial = &entry.partial;
    request.ignore_dates = picture.expected.has_value();
    // What the settings allow for a source's host holds for its pictures there, and nowhere else.
    for (const Source& source : sources_) {
        if (source.name != name) continue;
        if (lies_beside(request.url, source)) request.allow_file = true;
        if (host_of(source.url).empty()) continue;
        if (host_of(source.url) != host_of(request.url)) continue;
        request.allow_http = source.allow_http;
        request.allow_local = source.allow_local;
        request.authorization = source.authorization;
    }
    return request;
}

void Gallery::ask(const std::string& source, const Picture& picture, Entry& entry, Duration patience, const std::stop_token& stop) {
    const auto reply = ports_.transport.fetch(request_for(source, picture, entry, patience), stop);
    limit_partials(picture.url);
    if (stop.stop_requested()) return;
    if (reply.ok()) {
        const Status taken = take(picture, entry, *reply);
        if (taken.ok()) succeed(picture, entry, *reply);
        else fail(picture, entry, taken.error().message, reply->retry_after);
    } else if (patience == whole_patience || reply.error().kind != ErrorKind::unreachable) {
        // Where our own short patience ended it, the picture is simply still due.
        fail(picture, entry, reply.error().message, std::nullopt);
    }
}

Status Gallery::take(const Picture& picture, Entry& entry, const Reply& reply) {
    if (reply.status == 304 && entry.original) return make_sure(picture, entry);
    const bool gone = reply.status == 404 || reply.status == 410;
    if (gone && entry.failures + 1 >= gone_after) entry.original.reset();
    const bool file = picture.url.starts_with("file://");
    if (reply.status != 200) return {ErrorKind::unreachable, file ? "there is no such file, or it may not be read" : trouble_of_status(reply.status)};
    if (is_web_page(reply))
        return {ErrorKind::corrupt, "a web page came instead: it looks like a captive portal or an error page"};
    // What was signed for is known before anything is decoded.
    if (picture.expected && sha256(reply.body) != *picture.expected)
        return {ErrorKind::refused, "it has other bytes than the signed manifest says"};
    const auto digest = take_in(reply.body, picture, screen_, ports_.archive, ports_.share);
    if (!digest.ok()) return digest.error();
    if (entry.original != *digest) entry.crops.clear();
    entry.original = *digest;
    entry.crops.insert({picture.focus_x, picture.focus_y, picture.no_crop});
    entry.etag = reply.etag;
    entry.last_modified = reply.last_modified;
    return {};
}

void Gallery::succeed(const Picture& picture, Entry& entry, const Reply& reply) {
    if (!entry.trouble.empty()) ports_.note(shown(picture.url) + ": is here now");
    entry.trouble.clear();
    entry.failures = 0;
    const Duration fresh = reply.max_age.value_or(usual_revisit);
    const bool file = picture.url.starts_with("file://");
    entry.next_look = ports_.clock.read().monotonic + (file ? file_revisit : std::clamp(fresh, shortest_revisit, longest_revisit));
}

void Gallery::fail(const Picture& picture, Entry& entry, const std::string& why, std::optional<Duration> retry_after) {
    if (entry.trouble != why) ports_.note(shown(picture.url) + ": " + why);
    entry.trouble = why;
    ++entry.failures;
    const double chance = std::generate_canonical<double, 16>(random_);
    entry.next_look = ports_.clock.read().monotonic +
                      wait_before_next({longest_backoff, entry.failures, std::nullopt, retry_after}, chance);
}

// All half-fetched pictures together may take as much memory as one whole one.
void Gallery::limit_partials(const std::string& url) {
    std::size_t bytes = 0;
    for (const auto& [name, entry] : entries_) bytes += entry.partial.bytes.size();
    if (bytes <= most_picture_bytes) return;
    for (auto& [name, entry] : entries_)
        if (name != url) entry.partial = {};
}

}  // namespace chancery
