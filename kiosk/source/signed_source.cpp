// SPDX-License-Identifier: EUPL-1.2
#include "source/signed_source.h"

#include <algorithm>
#include <iterator>

#include "source/plausible.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration patience = 30s;        // for one file
constexpr Duration whole_patience = 60s;  // for all but the document, whatever there is to follow
constexpr Duration between_refreshes = 2s;
constexpr std::string_view manifest_name = "manifest.json", signature_ending = ".minisig";
constexpr std::size_t most_root_steps = 32;

bool is_whole_folder(const std::string& url) { return url.ends_with('/') || url.ends_with("/" + std::string(manifest_name)); }

// How many keys may have to sign.
std::size_t most_needed(const Root& root) {
    std::size_t most = std::max(root.content.threshold, root.root.threshold);
    for (const auto& [kind, count] : root.kinds) most = std::max(most, count);
    return std::max(most, std::min<std::size_t>(root.content.keys.size(), 3));
}

// What comes is believed for its signature or its hash alone, so a clock that is wrong need not stand in the way.
Request signed_request(const Source& source, const std::string& url, std::size_t max_bytes, Duration timeout) {
    Request request = request_to(source, url);
    request.max_bytes = max_bytes;
    request.timeout = timeout;
    request.ignore_dates = true;
    return request;
}

}  // namespace

void SignedSource::bring_back(Testimony testimony, std::string etag, std::string last_modified) {
    testimony_ = std::move(testimony);
    if (testimony_.newest) testimony_.manifest = *std::exchange(testimony_.newest, std::nullopt);
    etag_ = std::move(etag);
    last_modified_ = std::move(last_modified);
}

Status SignedSource::refresh(const Now& now, const Ports& ports, const std::stop_token& stop) {
    if (refreshed_ && now.monotonic - *refreshed_ < between_refreshes) return result_;
    result_ = refresh_anew(now, ports, stop);
    refreshed_ = now.monotonic;
    return result_;
}

// For the next file.
Duration SignedSource::patience_left(const Ports& ports) const {
    return std::clamp<Duration>(patience_ends_ - ports.clock.read().monotonic, Duration(1), patience);
}

Status SignedSource::refresh_anew(const Now& now, const Ports& ports, const std::stop_token& stop) {
    patience_ends_ = ports.clock.read().monotonic + whole_patience;
    Status status = refresh_manifest(now, false, ports, stop);
    if (stop.stop_requested() || source_.heartbeat.empty()) return status;
    const Status alive = ask_heartbeat(ports, stop);
    return status.ok() ? alive : status;
}

Status SignedSource::refresh_manifest(const Now& now, bool anew, const Ports& ports, const std::stop_token& stop) {
    const std::string url = folder() + std::string(manifest_name) + std::string(signature_ending);
    Request request = signed_request(source_, url, max_signature_bytes, patience_left(ports));
    if (newest() && !anew) {
        request.etag = etag_;
        request.last_modified = last_modified_;
    }
    const auto reply = ports.transport.fetch(request, stop);
    max_age_ = reply.ok() ? reply->max_age : std::nullopt;
    retry_after_ = reply.ok() ? reply->retry_after : std::nullopt;
    if (!reply.ok()) return reply.error();
    const bool same = reply->status == 304 || (reply->status == 200 && newest() && !testimony_.manifest.signatures.empty() && testimony_.manifest.signatures.front() == reply->body);
    if (same && newest()) {
        // A stick says the same for ever: what lies there confirms nothing.
        if (!is_file(source_)) guard_.confirm(now);
        if (reply->status == 200) remember(*reply);
        return {};
    }
    if (reply->status == 404) return {ErrorKind::missing, url + " is not there: a source with a key needs its files signed (chancery sign)"};
    if (const std::string why = implausible(*reply); !why.empty()) return {ErrorKind::unreachable, why};
    const Status taken = take_manifest(reply->body, now, ports, stop);
    if (!taken.ok()) return taken;
    remember(*reply);
    return {};
}

void SignedSource::remember(const Reply& reply) {
    etag_ = reply.etag;
    last_modified_ = reply.last_modified;
}

Status SignedSource::take_manifest(Bytes first_signature, const Now& now, const Ports& ports, const std::stop_token& stop) {
    follow_roots(ports, stop);
    const std::string url = folder() + std::string(manifest_name);
    auto bytes = get(url, max_manifest_bytes, patience_left(ports), ports, stop);
    if (!bytes.ok()) return bytes.error();
    SignedFile file{*std::move(bytes), {std::move(first_signature)}};
    for (Bytes& signature : further_signatures(url, ports, stop)) file.signatures.push_back(std::move(signature));
    auto manifest = guard_.judge(file, now);
    if (!manifest.ok()) return manifest.error();
    guard_.accept(*std::move(manifest), now);
    const auto is_named = [&](const std::string& document) { return newest()->text().files.contains(document.substr(folder().size())); };
    lagging_.clear();
    std::copy_if(documents_.begin(), documents_.end(), std::inserter(lagging_, lagging_.end()), is_named);
    testimony_.manifest = std::move(file);
    return {};
}

// Each names the next; the first that is not there, or is not believed, is the end.
void SignedSource::follow_roots(const Ports& ports, const std::stop_token& stop) {
    if (guard_.root().root.keys.empty()) return;
    for (std::size_t step = 0; step < most_root_steps && !stop.stop_requested(); ++step) {
        const std::string url = folder() + "root." + std::to_string(guard_.root().version + 1) + ".json";
        auto signature = get(url + std::string(signature_ending), max_signature_bytes, patience_left(ports), ports, stop);
        auto bytes = signature.ok() ? get(url, max_root_bytes, patience_left(ports), ports, stop) : Result<Bytes>(signature.error());
        if (!bytes.ok()) return;
        SignedFile file{*std::move(bytes), {*std::move(signature)}};
        for (Bytes& each : further_signatures(url, ports, stop)) file.signatures.push_back(std::move(each));
        if (const Status taken = guard_.take_root(file); !taken.ok()) return ports.note(source_.name + ": " + taken.error().message);
        testimony_.roots.push_back(std::move(file));
        ports.note(source_.name + ": its keys have changed, by root." + std::to_string(guard_.root().version) + ".json");
    }
}

Status SignedSource::ask_heartbeat(const Ports& ports, const std::stop_token& stop) {
    const std::string nonce = new_nonce();
    const std::string url = source_.heartbeat + (source_.heartbeat.find('?') == std::string::npos ? "?" : "&") + "nonce=" + nonce;
    const auto answer = get(url, max_heartbeat_bytes, patience_left(ports), ports, stop);
    if (!answer.ok()) return answer.error().within("no heartbeat");
    const Now now = ports.clock.read();
    const auto is_newer = guard_.take_heartbeat(*answer, nonce, now);
    if (!is_newer.ok()) return is_newer.error();
    return *is_newer ? refresh_manifest(now, true, ports, stop) : Status();
}

Result<Bytes> SignedSource::get(const std::string& url, std::size_t max_bytes, Duration timeout, const Ports& ports, const std::stop_token& stop) const {
    auto reply = ports.transport.fetch(signed_request(source_, url, max_bytes, timeout), stop);
    if (!reply.ok()) return reply.error();
    if (reply->status != 200) return {ErrorKind::missing, url + ": " + (is_file(source_) ? "there is no such file" : trouble_of_status(reply->status))};
    return std::move(reply->body);
}

// Only as many as could be needed.
std::vector<Bytes> SignedSource::further_signatures(const std::string& url, const Ports& ports, const std::stop_token& stop) const {
    std::vector<Bytes> signatures;
    for (std::size_t n = 2; n <= most_needed(guard_.root()) && !stop.stop_requested(); ++n) {
        auto signature = get(url + "." + std::to_string(n) + std::string(signature_ending), max_signature_bytes, patience_left(ports), ports, stop);
        if (!signature.ok()) break;
        signatures.push_back(*std::move(signature));
    }
    return signatures;
}

void SignedSource::has(const std::string& document, bool at_hand) {
    documents_.insert(document);
    if (at_hand) lagging_.erase(document);
    else lagging_.insert(document);
    guard_.hold_newest(lagging_.empty());
}

std::string SignedSource::describe() const {
    if (!newest()) return "";
    std::string keys;
    for (const PublicKey& key : newest()->keys()) keys += (keys.empty() ? "" : " and ") + key.id.hex();
    return "signed with " + keys + ", manifest " + std::to_string(newest()->text().sequence) + " of " + format_rfc3339(newest()->text().issued);
}

std::string SignedSource::document_of(const Source& source) const {
    return is_whole_folder(source.url) ? folder() + newest()->text().feeds.front() : source.url;
}

std::vector<Source> SignedSource::further_feeds() const {
    std::vector<Source> further;
    if (!newest() || !is_whole_folder(source_.url)) return further;
    const auto& feeds = newest()->text().feeds;
    for (std::size_t i = 1; i < feeds.size(); ++i) {
        further.push_back(source_);
        further.back().name = source_.name + "/" + feeds[i];
        further.back().url = folder() + feeds[i];
    }
    return further;
}

Result<Bytes> SignedSource::fetch(const std::string& url, std::size_t max_bytes, const std::optional<Bytes>& held, const Ports& ports,
                                  const std::stop_token& stop) const {
    const auto path = Warrant{newest(), newest(), folder()}.path_of(url);
    if (!path || !newest()->text().files.contains(*path)) return {ErrorKind::refused, "the manifest does not name " + url};
    if (held && newest()->check(*path, *held).ok()) return *held;
    const std::uint64_t length = newest()->text().files.at(*path).length;
    if (length > max_bytes) return {ErrorKind::refused, url + " is longer than " + std::to_string(max_bytes) + " bytes"};
    auto bytes = get(url, static_cast<std::size_t>(length), patience, ports, stop);
    if (!bytes.ok()) return bytes;
    if (const auto checked = newest()->check(*path, *bytes); !checked.ok()) return checked.error();
    return bytes;
}

}  // namespace chancery
