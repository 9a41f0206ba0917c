// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/geometry.h"
#include "base/share_rows.h"
#include "source/bulletin.h"
#include "source/edition_keeper.h"
#include "source/gallery.h"
#include "source/poll.h"
#include "source/source.h"
#include "source/transport.h"

namespace chancery {

// What the collector needs from the outside. All of it outlives the collector.
struct CollectorPorts {
    Transport& transport;
    Archive& archive;
    const Clock& clock;
    // Lays out the whole edition once, off the screen; an error means that it must not be published.
    std::function<Status(const Edition&)> proof;
    // Takes a bulletin to the screen side (app/handoff.h). It always holds an edition: as long as there has never been
    // one to offer, this is not called, and contacts() tells how it stands.
    std::function<void(Bulletin)> offer;
    // One event, one line: app decides how it is logged. The same trouble is said once, until it changes or ends.
    std::function<void(std::string)> note;
    // Where sources must be signed: their guards, and what writes down how far they have come, so that it survives a power
    // cut. It is called before anything is offered that this stands for.
    Keyring* keyring = nullptr;
    std::function<Status(const Ledgers&)> remember = [](const Ledgers&) { return Status(); };
    // The rows of pictures that are prepared.
    ShareRows share = nullptr;
};

// Asks every source when it is due, checks what comes, stores it, then offers it. Never on the main thread.
//
// What a source last said stays until it says something better: a source that is down, hides behind a captive portal or
// sends what is no feed keeps its statements. What it said and what can no longer be sealed (its format was set anew, its
// key is wrong) is left out and asked for anew; that holds up nobody else. A source that suddenly says nothing at all is asked a second time before it
// is believed. Pictures delay a new edition for a few seconds at most, and not at all where it takes back or corrects
// something; what is late is published after. A card that can no longer be written stops nothing: the edition is offered
// all the same, and lost at power-off.
class Collector {
public:
    // `restored` is the edition that is on the screen now; nothing where that is the built-in one. `reached`: when each
    // source last answered, by its name, as far as it was written down.
    Collector(std::vector<Source> sources, Size screen, CollectorPorts ports, std::optional<Restored> restored,
              const std::map<std::string, Instant>& reached = {});

    // Asks the sources that are due at `now`, and everything that follows from it: pictures, seal, proof, keep, offer. Where
    // one of them takes long, those left wait for the next round, which is at once. Returns when to be called again.
    Moment round(Now now, std::stop_token stop);

    // Whether each source was asked at least once: a round ends where one takes long.
    [[nodiscard]] bool has_asked_all() const;
    // How it stands with each source, in the order of the settings, then with the playlists that theirs name.
    [[nodiscard]] std::vector<Contact> contacts() const;
    // What it would offer now; without an edition where there has never been one.
    [[nodiscard]] Bulletin bulletin() const;

private:
    void add_poll(Source source, std::optional<Instant> reached);
    void bring_back(Restored restored);
    void settle(const std::stop_token& stop);
    bool ask(const std::vector<std::size_t>& polls, Now now, const std::stop_token& stop);
    bool ask_due(Now now, bool failing, const std::stop_token& stop);
    bool follow_links();
    void renew(const std::stop_token& stop);
    std::optional<Sealed> seal_all();
    [[nodiscard]] bool takes_back(const Edition& edition) const;
    void publish(const Sealed& sealed);
    void remember();
    [[nodiscard]] bool recalls(const Edition& edition) const;
    void offer();
    [[nodiscard]] Moment next_round(Moment now) const;

    CollectorPorts ports_;
    std::map<std::string, std::unique_ptr<SignedSource>> signed_;  // by the names of the settings
    std::vector<Poll> polls_;  // the settings' sources, then the playlists that theirs name
    std::size_t own_ = 0;      // how many are the settings'
    Gallery gallery_;
    EditionKeeper keeper_;
    EditionPtr edition_;             // offered last, or restored
    std::optional<Digest> refused_;  // the edition that proof() did not let through
    bool settled_ = false;
    bool must_keep_ = false;         // a signed source's manifest is newer than the one in the record
    bool must_renew_ = false;        // what is offered is not what the settings ask for
    std::minstd_rand random_;
};

}  // namespace chancery
