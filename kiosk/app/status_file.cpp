// SPDX-License-Identifier: EUPL-1.2
#include "app/status_file.h"

#include <filesystem>

#include "base/digest.h"

namespace chancery {

std::vector<std::string> status_files(const Environment& environment, const std::string& state_folder) {
    std::error_code error;
    const auto absolute = std::filesystem::weakly_canonical(state_folder, error);
    const std::string name = "/status-" + sha256(error ? state_folder : absolute.string()).hex().substr(0, 12) + ".json";
    std::vector<std::string> files{environment.runtime_folder + name};
    if (environment.runtime_folder != "/run/chancery") files.push_back("/run/chancery" + name);
    return files;
}

std::string screenshot_file(const std::string& status_file) { return status_file + ".png"; }

std::string metrics_file(const std::string& status_file) {
    return (std::filesystem::path(status_file).parent_path() / "metrics.prom").string();
}

}  // namespace chancery
