// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "trust/keyring.h"

namespace chancery {

// What must outlive a power cut and changes too often for the archive: kept by StateSlots.
struct Standing {
    // The latest time that a time service vouched for: it is at least as late as this. Never moves back.
    std::optional<Instant> clock_floor;
    // When each source last answered with something usable, by its name in the settings.
    std::map<std::string, Instant> reached;

    // How far each signed source has come (trust/ledger.h).
    Ledgers ledgers;

    bool operator==(const Standing&) const = default;
};

// What holds where two of them are known, `now` of a run that began without `before`: of everything the later. Where `before`
// has seen another manifest with as high a number as any that `now` has, that one counts, and nobody has confirmed it.
Standing joined(Standing now, const Standing& before);

// As JSON, at most StateSlots::max_bytes: of more sources than fit, those reached longest ago are left out. Ledgers are
// never left out; those of four sources with eight keys each fit.
Bytes encode_standing(const Standing& standing);
// corrupt where it is not what encode_standing() writes.
Result<Standing> decode_standing(BytesView bytes);

}  // namespace chancery
