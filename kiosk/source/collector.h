// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/geometry.h"
#include "source/bulletin.h"
#include "source/transport.h"

namespace chancery {

struct Source {
    std::string name;
    std::string url;
    std::string language;                 // of items that do not say
    std::string format = "auto";
    Duration interval{std::chrono::minutes(15)};
    bool allow_http = false;
};

// What the collector needs from the outside. All of it outlives the collector.
struct CollectorPorts {
    Transport& transport;
    Archive& archive;
    const Clock& clock;
    // Lays out the whole edition once, off the screen; an error means that it must not be published.
    std::function<Status(const Edition&)> proof;
    // Takes a bulletin to the screen side (app/handoff.h).
    std::function<void(Bulletin)> offer;
    // One event, one line: app decides how it is logged.
    std::function<void(std::string)> note;
};

// Asks every source when it is due, checks what comes, stores it, then offers it. Never on the main thread.
class Collector {
public:
    // `restored` is the edition that is on the screen now; nothing where that is the built-in one.
    Collector(std::vector<Source> sources, Size screen, CollectorPorts ports, std::optional<Restored> restored);

    // Asks the sources that are due at `now`, and everything that follows from it: pictures, seal, proof, keep, offer.
    // Returns when to be called again.
    Moment round(Now now, std::stop_token stop);

    // How it stands with each source, in the order of the settings.
    [[nodiscard]] const std::vector<Contact>& contacts() const;
};

}  // namespace chancery
