// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unicode/timezone.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace chancery {

// A zone's changes of the clocks as a file of the system's tzdata lists them (TZif, RFC 9636).
class ZoneTable {
public:
    // Nothing where the bytes are no such file of version 2 or later.
    static std::optional<ZoneTable> of(std::string_view bytes);

    // Local time less UTC; nothing after the last change that the file lists, where a rule goes on from there.
    [[nodiscard]] std::optional<Duration> offset_at(Instant at) const;

private:
    struct Change {
        Instant at;
        Duration offset;
    };
    std::vector<Change> changes_;  // in order
    Duration first_{};             // before the first change
    bool goes_on_ = false;
};

// A time zone by its IANA name; an unknown one is UTC. The system's tzdata comes first, for a stable Debian keeps it up
// to date and ICU's own data not (of Debian 12 that still knows no summer time in Cairo); ICU answers where the system
// has no such file and after the last change that the file lists.
class Zone {
public:
    explicit Zone(const std::string& name, const std::string& folder = "/usr/share/zoneinfo");
    [[nodiscard]] Duration offset_at(Instant at) const;

private:
    std::optional<ZoneTable> table_;
    std::unique_ptr<icu::TimeZone> zone_;
};

}  // namespace chancery
