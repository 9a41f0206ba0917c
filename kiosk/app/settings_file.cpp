// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_file.h"

#include "app/credentials.h"
#include "app/files.h"
#include "app/settings_layers.h"
#include "app/signing.h"

namespace chancery {
namespace {

constexpr std::size_t max_remembered_bytes = std::size_t{8} << 20;

std::string good_copy_in(const std::string& state_folder) { return state_folder + "/settings.good.json"; }

Result<MergedSettings> remembered(const std::string& good_copy) {
    auto text = read_file(good_copy, max_remembered_bytes);
    if (!text) return text.error();
    return merge_settings({{good_copy, *std::move(text)}});
}

SettingsInForce as_before(const SettingsInForce& before, std::string why_not) {
    SettingsInForce same = before;
    same.refused = std::move(why_not);
    return same;
}

}  // namespace

std::string load_secrets_and_roots(Settings& settings) {
    const std::string secrets = load_credentials(settings), roots = load_roots(settings);
    return secrets + (secrets.empty() || roots.empty() ? "" : "; ") + roots;
}

Result<SettingsInForce> settings_in_force(const std::string& config, const Environment& environment,
                                          const std::string& state_folder, const SettingsInForce* before) {
    const auto layers = read_layers(config, environment);
    auto merged = layers ? merge_settings(*layers) : Result<MergedSettings>(layers.error());
    if (!merged && before) return as_before(*before, merged.error().message);
    SettingsInForce in_force;
    if (!merged) {
        in_force.refused = merged.error().message;
        auto last_good = remembered(good_copy_in(state_folder));
        if (!last_good) return merged.error();
        merged = std::move(last_good);
    }
    static_cast<MergedSettings&>(in_force) = *std::move(merged);
    in_force.trouble = load_secrets_and_roots(in_force.settings);
    if (before && !in_force.trouble.empty() && in_force.trouble != before->trouble)
        return as_before(*before, in_force.complaint("sources", in_force.trouble));
    return in_force;
}

// A copy that cannot be written is no reason not to show.
void remember_as_good(const SettingsInForce& settings, const std::string& state_folder) {
    const std::string copy = good_copy_in(state_folder);
    const auto before = read_file(copy, max_remembered_bytes);
    if (settings.text.empty() || !settings.refused.empty() || (before && *before == settings.text)) return;
    (void)write_file(copy, settings.text).ok();
}

}  // namespace chancery
