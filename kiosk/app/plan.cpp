// SPDX-License-Identifier: EUPL-1.2
#include "app/plan.h"

#include "app/assets.h"
#include "app/files.h"
#include "app/parts.h"
#include "app/settings_layers.h"
#include "app/settings_show.h"

namespace chancery {
namespace {

bool is_own(const std::string& theme) { return theme.find('/') != std::string::npos; }

std::string text_of_theme(const std::string& name) {
    auto text = is_own(name) ? read_file(name, 1 << 20) : Result<Bytes>(Error{ErrorKind::missing, ""});
    return text ? *std::move(text) : "";
}

}  // namespace

Plan::Plan(SettingsInForce in_force_, Theme everyday, std::string theme_text_)
    : in_force(std::move(in_force_)), theme(in_force.settings.reduced_motion ? at_rest(std::move(everyday)) : std::move(everyday)), theme_text(std::move(theme_text_)),
      network(network_options(in_force.settings)) {
    std::string too_dark;
    care = care_for(in_force.settings, theme, too_dark);
    for (const std::string& trouble : {in_force.trouble, too_dark})
        if (!trouble.empty()) troubles.push_back(trouble);
}

std::vector<std::string> PlanPlaces::watched(const Plan& plan) const {
    std::vector<std::string> places = places_of_settings(config, environment);
    if (is_own(plan.settings().theme)) places.push_back(plan.settings().theme);
    return places;
}

Result<std::unique_ptr<Plan>> first_plan(const PlanPlaces& places) {
    auto in_force = settings_in_force(places.config, places.environment, places.state);
    if (!in_force && !places.config.empty()) return in_force.error();
    if (!in_force) {
        const std::string mistakes = in_force.error().message;
        in_force = SettingsInForce{};
        in_force->refused = mistakes;
    }
    if (const Status added = add_playlist(places.playlist, in_force->settings); !added) return added.error();
    const std::string name = in_force->settings.theme;
    auto theme = theme_of(*in_force, places.assets);
    const std::string trouble = theme ? "" : theme.error().message + " (the default theme is used)";
    if (!theme) theme = load_theme("default", places.assets);
    auto plan = std::make_unique<Plan>(*std::move(in_force), theme ? *theme : Theme{}, text_of_theme(name));
    plan->as_asked = trouble.empty();
    if (!plan->as_asked) plan->troubles.push_back(trouble);
    return plan;
}

NextPlan next_plan(const PlanPlaces& places, const Plan& in_force, bool anew) {
    auto next = settings_in_force(places.config, places.environment, places.state, &in_force.in_force);
    if (!next) return {nullptr, next.error().message};
    if (!next->refused.empty()) return {nullptr, next->refused};
    const std::string theme_text = text_of_theme(next->settings.theme);
    if (!anew && next->text == in_force.in_force.text && theme_text == in_force.theme_text) return {};
    auto theme = theme_of(*next, places.assets);
    if (!theme) return {nullptr, theme.error().message};
    if (const Status added = add_playlist(places.playlist, next->settings); !added) return {nullptr, added.error().message};
    return {std::make_unique<Plan>(*std::move(next), *theme, theme_text), ""};
}

}  // namespace chancery
