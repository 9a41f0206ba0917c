// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/settings.h"
#include "layout/theme.h"

namespace chancery {

// One of the places that the settings come from.
struct SettingsLayer {
    std::string name;  // the file, or the variable: "$CHANCERY_THEME"
    Bytes text;
};

// Where the settings come from, weakest first: the file that `config` names, or the first of the usual ones that exists;
// the files *.json of the folder beside it (kiosk.d for kiosk.json) in the order of their names; where `config` names
// none, the copy on the boot partition; and what the environment says. An error where one of them cannot be read.
Result<std::vector<SettingsLayer>> read_layers(const std::string& config, const Environment& environment);

// Every file and folder whose change may change what read_layers() answers.
std::vector<std::string> places_of_settings(const std::string& config, const Environment& environment);

struct WrittenAt {
    std::string file;
    json::Place place;
};

// The layers as one text: of a key that several of them have the strongest counts; objects are merged key by key, lists
// are replaced whole.
struct MergedSettings {
    Settings settings;
    std::string text;  // JSON, to be remembered and to be compared; empty where there is no layer
    std::map<std::string, WrittenAt, std::less<>> written_at;  // where the value of each key of the first level stands

    // `FILE:LINE:COLUMN: error: …` about that key's value; without a place where no layer has it.
    [[nodiscard]] std::string complaint(std::string_view key, const std::string& what) const;
};
// The error holds every complaint of every layer and of the whole, a line each, with the file, line and column where the
// words stand that are wrong.
Result<MergedSettings> merge_settings(const std::vector<SettingsLayer>& layers);

// The languages that the layers name, strongest first, as far as that can be read of layers that have mistakes: who wrote
// them is answered in the screen's language.
std::vector<std::string> languages_of(const std::vector<SettingsLayer>& layers);

// The theme that the settings name. An error says where it is named.
Result<Theme> theme_of(const MergedSettings& settings, const std::string& assets);

}  // namespace chancery
