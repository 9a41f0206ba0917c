// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/settings.h"

namespace chancery {

// What one look at the device found.
struct Finding {
    enum class Level { good, warning, bad };
    std::string about;  // "network"
    Level level = Level::good;
    std::string what;   // a sentence
    std::string todo;   // what to do, in words that can be read out on the phone; empty where it is good
};

// Looks at settings, network, names, sources, clock, fonts, display and storage, in the order in which one makes the
// others fail. Asks name servers and sources: may take half a minute.
std::vector<Finding> examine(const std::string& config, const std::string& state, const Environment& environment);

std::string to_text(const std::vector<Finding>& findings);
std::string to_json(const std::vector<Finding>& findings);

}  // namespace chancery
