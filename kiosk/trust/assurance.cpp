// SPDX-License-Identifier: EUPL-1.2
#include "trust/assurance.h"

#include "trust/by_source.h"

namespace chancery {

Moment ProvenTime::moment_of(Instant instant) const {
    const Duration needed = std::max(Duration::zero(), instant - at);
    return when + needed + (needed - Duration(1)) / 4999;  // the least d with d - d/5000 = needed
}

const Assurance* assurance_of(const Assurances& all, const std::string& source) {
    const auto found = find_by_source(all, source);
    return found == all.end() ? nullptr : &found->second;
}

}  // namespace chancery
