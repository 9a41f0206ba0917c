// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/settings.h"
#include "app/words.h"

namespace chancery {

// What one look at the device found.
struct Finding {
    enum class Level { good, warning, bad };
    std::string about;  // "network"
    Level level = Level::good;
    std::string what;   // a sentence
    std::string todo;   // what to do, in words that can be read out on the phone; empty where it is good
};

struct Examination {
    std::vector<Finding> findings;
    Voice say;  // in the screen's language
};

// Looks at settings, the running kiosk, network, clock, names, sources, fonts, display, storage and power, in the order in
// which one makes the others fail. Changes nothing. Asks name servers and sources: may take half a minute.
Examination examine(const std::string& config, const std::string& state, const Environment& environment);

// What to do about a source's trouble.
Say advice_for(std::string_view trouble);

std::string to_text(const Examination& examination);
std::string to_json(const Examination& examination);

}  // namespace chancery
