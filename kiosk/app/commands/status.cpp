// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "app/asked_kiosk.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/status_file.h"
#include "app/words.h"

namespace chancery {

int tell_status(const Options& options, bool json) {
    const Environment environment = read_environment();
    const auto running = read_running(environment, asked_state(options.state, environment));
    if (!running) return std::cerr << "chancery: " << voice_of(read_layers("", environment)).of(running.error().message) << "\n", exit_unreachable;
    std::cout << (json ? to_json(running->report) : to_text(running->report));
    return exit_ok;
}

}  // namespace chancery
