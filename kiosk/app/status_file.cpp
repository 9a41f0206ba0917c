// SPDX-License-Identifier: EUPL-1.2
#include "app/status_file.h"

#include <signal.h>

#include <cerrno>
#include <filesystem>

#include "app/files.h"
#include "base/digest.h"

namespace chancery {

std::vector<std::string> status_files(const Environment& environment, const std::string& state_folder) {
    std::error_code error;
    const auto absolute = std::filesystem::weakly_canonical(state_folder, error);
    const std::string name = "/status-" + sha256(error ? state_folder : absolute.string()).hex().substr(0, 12) + ".json";
    std::vector<std::string> files{environment.runtime_folder + name};
    // A service's folders for state and for what is in memory have one name: /var/lib/chancery-left, /run/chancery-left.
    const std::string of_service = "/run/" + (error ? std::filesystem::path(state_folder) : absolute).filename().string();
    if (environment.runtime_folder != of_service) files.push_back(of_service + name);
    return files;
}

Result<Running> read_running(const Environment& environment, const std::string& state_folder) {
    for (const std::string& path : status_files(environment, state_folder)) {
        const auto text = read_file(path, std::size_t{1} << 20);
        if (!text) continue;
        auto report = read_status(*text);
        if (report && report->process > 0 && (::kill(static_cast<pid_t>(report->process), 0) == 0 || errno == EPERM)) return Running{*std::move(report), path};
        break;
    }
    std::error_code error;
    const bool is_closed = state_folder != environment.service_state && std::filesystem::is_directory(environment.service_state, error);
    return {ErrorKind::missing, "no kiosk is running with the state folder " + state_folder + (is_closed ? "; the service's is asked as root (sudo)" : "")};
}

std::string screenshot_file(const std::string& status_file) { return status_file + ".png"; }

std::string metrics_file(const std::string& status_file) {
    return (std::filesystem::path(status_file).parent_path() / "metrics.prom").string();
}

}  // namespace chancery
