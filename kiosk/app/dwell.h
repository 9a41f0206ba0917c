// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cmath>

#include "base/instant.h"

namespace chancery {

// How long pages stay, by the settings.
struct DwellRule {
    double factor = 1;
    Duration shortest{2000};
    Duration longest{300'000};

    // From the page's reading time (layout/paginate.h).
    [[nodiscard]] Duration of(Duration reading) const {
        const Duration wanted(std::llround(static_cast<double>(reading.count()) * factor));
        return std::clamp(wanted, shortest, longest);
    }
};

}  // namespace chancery
