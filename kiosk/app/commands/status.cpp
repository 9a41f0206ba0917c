// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>

#include <iostream>

#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/status_file.h"
#include "app/status_report.h"

namespace chancery {

int tell_status(const Options& options, bool json) {
    const Environment environment = read_environment();
    const std::string state = options.state.empty() ? environment.state_folder : options.state;
    std::string text;
    for (const std::string& path : status_files(environment, state))
        if (auto bytes = read_file(path, std::size_t{1} << 20)) {
            text = *std::move(bytes);
            break;
        }
    const auto report = text.empty() ? Error{ErrorKind::missing, "nothing"} : read_status(text);
    if (!report || ::kill(static_cast<pid_t>(report->process), 0) != 0) {
        std::cerr << "chancery: no kiosk is running with the state folder " << state << "\n";
        return exit_unreachable;
    }
    std::cout << (json ? text : to_text(*report));
    return exit_ok;
}

}  // namespace chancery
