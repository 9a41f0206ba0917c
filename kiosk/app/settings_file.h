// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "app/settings_layers.h"

namespace chancery {

// The settings that a run goes by.
struct SettingsInForce : MergedSettings {
    std::string trouble;  // what is wrong with the files of credentials and keys that they name
    // Why the files as they are could not be used, a line each (`FILE:LINE:COLUMN: error: …`), and the last good ones are in
    // force; empty where they are.
    std::string refused;
};

// Reads all layers (app/settings_layers.h). Bad ones give way to `before`, where the kiosk runs already, else to those that
// were remembered as good in the state folder. An error only where nothing good was ever seen. Where the
// kiosk runs already, files that name another file which cannot be read are bad, too: with a key that is not there a
// source is not believed, and its words would leave the screen.
Result<SettingsInForce> settings_in_force(const std::string& config, const Environment& environment,
                                          const std::string& state_folder, const SettingsInForce* before = nullptr);

// Remembers them in the state folder. For who has seen that they are good to the end: theme and display took them, too.
void remember_as_good(const SettingsInForce& settings, const std::string& state_folder);

// Reads the files of credentials and keys that the settings name. What is wrong with them, a sentence each; else empty.
std::string load_secrets_and_roots(Settings& settings);

}  // namespace chancery
