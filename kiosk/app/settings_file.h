// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "app/settings.h"

namespace chancery {

// The settings that a run goes by.
struct SettingsInForce {
    Settings settings;
    std::string file;     // empty: there is none, all is default
    // Why the file as it is could not be used, and the last good one is in force; or what is wrong with the files of
    // credentials that it names.
    std::string trouble;
};

// Reads the file that `config` names, or the first of the usual ones that exists. A good file is remembered in the state
// folder; a bad one gives way to the one remembered. An error only where nothing good was ever seen.
Result<SettingsInForce> settings_in_force(const std::string& config, const Environment& environment,
                                          const std::string& state_folder);

}  // namespace chancery
