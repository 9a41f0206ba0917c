// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/settings.h"
#include "app/status_report.h"

namespace chancery {

// Where the kiosk with this state folder writes its status: a file in the runtime folder, which lies in memory, named
// by the state folder so that two kiosks of one user do not meet. The first is where this process would write; the
// others are where a service would.
std::vector<std::string> status_files(const Environment& environment, const std::string& state_folder);

// A kiosk that runs, and the file that says so.
struct Running {
    StatusReport report;
    std::string file;
};

// What the kiosk that runs with this state folder tells. missing: none runs.
Result<Running> read_running(const Environment& environment, const std::string& state_folder);

// Beside a kiosk's status: where it puts a picture of its screen when it is asked for one (SIGUSR1), and what it tells
// Prometheus.
std::string screenshot_file(const std::string& status_file);
std::string metrics_file(const std::string& status_file);

}  // namespace chancery
