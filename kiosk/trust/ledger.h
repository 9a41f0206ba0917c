// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "base/digest.h"
#include "base/instant.h"
#include "trust/minisign.h"

namespace chancery {

// What must never be forgotten about a signed source, over power cuts: how far it had come. A value.
struct Ledger {
    std::uint64_t root_version = 0;
    std::map<KeyId, std::uint64_t> floors;  // the highest number of a manifest that each key has signed
    std::optional<Digest> newest;           // the manifest with the highest number: the same number means the same bytes
    std::optional<Instant> proven;          // a time that was reached for certain
    Duration unconfirmed{};                 // powered-on time since the newest was last confirmed

    bool operator==(const Ledger&) const = default;
};

}  // namespace chancery
