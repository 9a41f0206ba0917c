// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "edition/seal.h"
#include "source/source.h"
#include "source/transport.h"
#include "trust/guard.h"
#include "trust/testimony.h"

namespace chancery {

// The signed files of one source of the settings: asks for them and hands them to the guard, who decides. On the server
// (or the stick) lie, in one folder:
//
//   manifest.json             every other file by length and hash (trust/manifest.h)
//   manifest.json.minisig     its signature; those of further keys in manifest.json.2.minisig, manifest.json.3.minisig …
//   root.2.json, root.2.json.minisig, root.2.json.2.minisig …   the roots that follow the settings' own
//
// The source's address is that folder, the manifest, or one of the documents. The collector's thread.
class SignedSource {
public:
    using Ports = SourcePorts;

    // The guard outlives it.
    SignedSource(Source source, Guard& guard) : source_(std::move(source)), guard_(guard) {}

    // What the archive kept: then an unchanged signature need not be fetched again.
    void bring_back(Testimony testimony, std::string etag, std::string last_modified);

    // Asks for the signature, and for the manifest where that is new; for roots that follow; and for a heartbeat. All of it
    // takes a minute at most, however slowly each file comes. Any error leaves what was believed before.
    Status refresh(const Now& now, const Ports& ports, const std::stop_token& stop);

    [[nodiscard]] const ManifestPtr& newest() const { return guard_.newest(); }
    [[nodiscard]] const Testimony& testimony() const { return testimony_; }
    [[nodiscard]] std::string folder() const { return folder_of(source_.url); }
    [[nodiscard]] const std::string& etag() const { return etag_; }
    [[nodiscard]] const std::string& last_modified() const { return last_modified_; }
    // What the server last said of its first signature, which is what it is asked for each time (source/backoff.h).
    [[nodiscard]] std::optional<Duration> max_age() const { return max_age_; }
    [[nodiscard]] std::optional<Duration> retry_after() const { return retry_after_; }
    // "signed with A1B2…, manifest 42 of 2026-11-24T10:00:00Z".
    [[nodiscard]] std::string describe() const;

    // Which document a source asks for: its own address, or the manifest's first feed where that is a folder or the manifest.
    [[nodiscard]] std::string document_of(const Source& source) const;
    // The other feeds of the manifest, as sources.
    [[nodiscard]] std::vector<Source> further_feeds() const;

    // Tells how it went with a document: as long as one of them is not at hand as the newest manifest names it, nothing is
    // confirmed (trust/guard.h).
    void has(const std::string& document, bool at_hand);

    // A file that the newest manifest names, exactly as it says; `held` spares the way where those are the bytes already.
    Result<Bytes> fetch(const std::string& url, std::size_t max_bytes, const std::optional<Bytes>& held, const Ports& ports,
                        const std::stop_token& stop) const;

private:
    Status refresh_anew(const Now& now, const Ports& ports, const std::stop_token& stop);
    Status refresh_manifest(const Now& now, bool anew, const Ports& ports, const std::stop_token& stop);
    Status take_manifest(Bytes first_signature, const Now& now, const Ports& ports, const std::stop_token& stop);
    void remember(const Reply& reply);
    void follow_roots(const Ports& ports, const std::stop_token& stop);
    Status ask_heartbeat(const Ports& ports, const std::stop_token& stop);
    Result<Bytes> get(const std::string& url, std::size_t max_bytes, Duration timeout, const Ports& ports, const std::stop_token& stop) const;
    [[nodiscard]] Duration patience_left(const Ports& ports) const;
    std::vector<Bytes> further_signatures(const std::string& url, const Ports& ports, const std::stop_token& stop) const;

    Source source_;
    Guard& guard_;
    Testimony testimony_;
    std::set<std::string> documents_;   // that were asked for
    std::set<std::string> lagging_;     // of them, those that are not at hand as the newest manifest names them
    std::string etag_, last_modified_;  // of the first signature
    std::optional<Duration> max_age_, retry_after_;
    Moment patience_ends_{};  // with what refresh() asks for
    std::optional<Moment> refreshed_;   // with this result; several documents of one source ask in a row
    Status result_;
};

}  // namespace chancery
