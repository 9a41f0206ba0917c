// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "archive/archive.h"
#include "edition/seal.h"
#include "source/backoff.h"
#include "source/bulletin.h"
#include "source/signed_source.h"
#include "source/source.h"
#include "source/transport.h"

namespace chancery {

// No more of a feed is taken.
inline constexpr std::size_t most_feed_bytes = 16 * 1024 * 1024;

// One source: when it is due, how it stands with it, and the last good answer that it gave.
class Poll {
public:
    using Ports = SourcePorts;

    // `signed_source`: where its files must be signed; outlives it.
    explicit Poll(Source source, std::optional<Instant> reached = std::nullopt, SignedSource* signed_source = nullptr);

    // Takes up what the archive kept of it. False where the settings now want it read in another way; what cannot be read
    // that way is forgotten.
    bool bring_back(const KeptSource& kept, SourceBytes source, std::optional<Testimony> testimony, Instant when);

    // Asks the source. True where it has something new to say. `chance`, from 0 to 1, spreads the next time.
    bool ask(Now now, const Ports& ports, double chance, const std::stop_token& stop);

    // What it said last is of no use: it is asked as if it had never answered, and `why` is its trouble until then.
    void forget(const std::string& why, const Ports& ports);

    [[nodiscard]] const Source& source() const { return source_; }
    [[nodiscard]] const std::optional<Bytes>& bytes() const { return bytes_; }
    // The address of what it shows; that of the source, but where this is a signed folder.
    [[nodiscard]] const std::string& document() const { return document_; }
    [[nodiscard]] const WarrantPtr& warrant() const { return warrant_; }
    [[nodiscard]] SourceBytes as_source_bytes() const;  // only with bytes
    [[nodiscard]] KeptSource as_kept(const Digest& object) const;
    // What it needs beside its bytes to be believed again: the manifest's own file and what belongs to it.
    [[nodiscard]] const std::optional<Testimony>& testimony() const { return testimony_; }
    [[nodiscard]] const Contact& contact() const { return contact_; }
    [[nodiscard]] Moment due() const { return due_; }
    // Whether another document of the same signed source has brought a newer manifest, which this one has not heeded yet.
    [[nodiscard]] bool is_behind() const { return signed_ && warrant_ && warrant_->newest != signed_->newest(); }
    [[nodiscard]] bool failing() const { return failures_ > 0; }

private:
    bool ask_plain(const Ports& ports, Outlook& outlook, std::string& trouble, const std::stop_token& stop);
    bool ask_signed(Now now, const Ports& ports, Outlook& outlook, std::string& trouble, const std::stop_token& stop);
    Status take_signed(const Ports& ports, const std::stop_token& stop);
    [[nodiscard]] Request request() const;
    bool take(const Reply& reply, const Ports& ports, std::string& trouble);
    bool is_gone(std::string& trouble);
    bool is_believed(const Reply& reply, const Edition& edition, const Ports& ports);
    void forget_answer();
    void conclude(Now now, const std::string& trouble, Outlook outlook, const Ports& ports, double chance);
    void note_refused(const std::vector<ItemReport>& report, const Ports& ports) const;
    [[nodiscard]] std::string shown() const { return source_.name + " (" + source_.url + ")"; }

    Source source_;
    Contact contact_;
    std::optional<Bytes> bytes_;
    SignedSource* signed_ = nullptr;
    WarrantPtr warrant_;
    std::optional<Testimony> testimony_;
    std::string document_;  // its address: the source's own, or of a signed folder's first feed
    std::string etag_;
    std::string last_modified_;
    Moment due_ = Moment::min();
    unsigned failures_ = 0;
    std::optional<Digest> emptied_;  // an answer that says nothing, and was not believed yet
};

}  // namespace chancery
