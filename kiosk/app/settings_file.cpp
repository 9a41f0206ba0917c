// SPDX-License-Identifier: EUPL-1.2
#include "app/settings_file.h"

#include <filesystem>

#include "app/credentials.h"
#include "app/signing.h"
#include "app/files.h"

namespace chancery {
namespace {

constexpr std::size_t max_settings_bytes = std::size_t{1} << 20;

std::string usual_file(const Environment& environment) {
    std::error_code error;
    for (const std::string& file : environment.settings_files)
        if (std::filesystem::exists(file, error)) return file;
    return {};
}

Result<Settings> read_from(const std::string& file, Bytes& text) {
    auto bytes = read_file(file, max_settings_bytes);
    if (!bytes) return bytes.error();
    text = *std::move(bytes);
    return read_settings(text, file);
}

// A copy that cannot be written is no reason not to show.
void remember(const std::string& good_copy, const Bytes& text) {
    const auto before = read_file(good_copy, max_settings_bytes);
    if (before && *before == text) return;
    (void)write_file(good_copy, text).ok();
}

std::string load_secrets_and_roots(Settings& settings) {
    const std::string credentials = load_credentials(settings), roots = load_roots(settings);
    return credentials + (credentials.empty() || roots.empty() ? "" : "; ") + roots;
}

}  // namespace

Result<SettingsInForce> settings_in_force(const std::string& config, const Environment& environment,
                                          const std::string& state_folder) {
    SettingsInForce in_force;
    in_force.file = config.empty() ? usual_file(environment) : config;
    if (in_force.file.empty()) return in_force;
    const std::string good_copy = state_folder + "/settings.good.json";
    Bytes text;
    auto settings = read_from(in_force.file, text);
    if (settings) {
        remember(good_copy, text);
        in_force.settings = *std::move(settings);
        in_force.trouble = load_secrets_and_roots(in_force.settings);
        return in_force;
    }
    auto before = read_from(good_copy, text);
    if (!before) return settings.error();
    in_force.trouble = settings.error().message + " (the settings from before stay in force)";
    in_force.settings = *std::move(before);
    if (const std::string credentials = load_secrets_and_roots(in_force.settings); !credentials.empty())
        in_force.trouble += "; " + credentials;
    return in_force;
}

}  // namespace chancery
