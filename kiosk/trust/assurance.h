// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/instant.h"

namespace chancery {

// A time that somebody trusted has signed, and when it came: since then the machine's own clock has run.
struct ProvenTime {
    Instant at{};
    Moment when{};

    // The time that it is at least, however fast the machine's clock runs (200 parts in a million are allowed for). Late
    // by as long as the answer was on its way; never early.
    [[nodiscard]] Instant reached(Moment now) const { return at + std::max(Duration::zero(), (now - when) - (now - when) / 5000); }
    // When reached() gets there.
    [[nodiscard]] Moment moment_of(Instant instant) const;

    bool operator==(const ProvenTime&) const = default;
};

// What holds for the statements of one signed source at the moment.
struct Assurance {
    std::optional<Moment> lapses;     // from then on nobody has confirmed for too long that they still hold
    std::optional<Instant> expires;   // the end that their publisher set for all of them
    bool needs_proof = false;         // an embargo ends by a proven time, and by nothing else
    std::optional<ProvenTime> proven;

    bool operator==(const Assurance&) const = default;
};

// By the source's name in the settings.
using Assurances = std::map<std::string, Assurance>;

// That of a source, or of the one whose playlist named it ("lobby" for "lobby/evening.json"); nothing where neither is signed.
const Assurance* assurance_of(const Assurances& all, const std::string& source);

}  // namespace chancery
