// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "layout/footer.h"
#include "schedule/cue.h"
#include "schedule/rotation.h"
#include "trust/assurance.h"

namespace chancery {

// A city's clock.
struct CityClock {
    std::string time_zone;  // IANA name
    std::vector<std::pair<std::string, std::string>> names{};  // by language tag; "": in every language. None: as CLDR has it
    bool operator==(const CityClock&) const = default;
};

// What a footer shows; by default there is none.
struct FooterRules {
    std::vector<CityClock> clocks{};
    bool next_event = false;
    bool dots = false;
    [[nodiscard]] FooterPlan plan() const { return {(clocks.empty() ? 0 : 1) + (next_event ? 1 : 0), dots}; }
    bool operator==(const FooterRules&) const = default;
};

// The words of the footer under a cue's page. Without a synchronized clock there are none: a wrong time is worse.
FooterWords footer_words(const FooterRules& rules, const Cue& cue, const Now& now, const Rotation& rotation, const Assurances& assurances);

}  // namespace chancery
