// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/panel_care.h"
#include "app/settings_file.h"
#include "device/curl_transport.h"
#include "device/file_transport.h"
#include "layout/theme.h"

namespace chancery {

// What follows from the settings and nothing else: made anew, whole, when they change.
struct Plan {
    Plan(SettingsInForce in_force, Theme everyday, std::string theme_text);

    SettingsInForce in_force;
    Theme theme;
    std::string theme_text;  // of a theme file of one's own, to see that it changed; empty for one of ours
    CareRules care;
    CurlTransport network;
    FileTransport transport{network};
    bool as_asked = true;  // false where their theme had to be replaced
    std::vector<std::string> troubles;  // what is wrong beside the settings' own mistakes, a sentence each

    [[nodiscard]] const Settings& settings() const { return in_force.settings; }
};

// What a plan is made from.
struct PlanPlaces {
    std::string config, state, playlist, assets;
    Environment environment;

    // Files and folders whose change asks for a new plan.
    [[nodiscard]] std::vector<std::string> watched(const Plan& plan) const;
};

// The first plan: where the settings or the theme are no good, those from before or else the default ones count, and
// in_force.refused and the plan's troubles say so: a lobby is not dark because somebody mistyped a word. An error where the
// file that `config` names is no good and there are none from before: whoever named it stands before it.
Result<std::unique_ptr<Plan>> first_plan(const PlanPlaces& places);

// How the settings stand now against the plan in force.
struct NextPlan {
    std::unique_ptr<Plan> plan;  // null: they ask for what is in force already, or are refused
    std::string refused;         // what is wrong with them, a line each; empty where nothing is
};
// `anew`: make a plan also where they ask for the same.
NextPlan next_plan(const PlanPlaces& places, const Plan& in_force, bool anew);

}  // namespace chancery
