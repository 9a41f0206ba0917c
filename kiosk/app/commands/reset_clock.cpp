// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "app/asked_kiosk.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/standing_keeper.h"
#include "device/posix_directory.h"

namespace chancery {
namespace {

int fail(const Error& error, int code) {
    std::cerr << "chancery: " << error.message << "\n";
    return code;
}

}  // namespace

int reset_clock(const Options& options) {
    const std::string state = asked_state(options.state, read_environment());
    if (const Status taken = become_owner(state); !taken) return fail(taken.error(), exit_cannot_create);
    const auto directory = open_directory(state + "/standing", DirectoryUse::owner);
    if (!directory) return fail(directory.error(), exit_cannot_create);
    StandingKeeper keeper(**directory);
    const auto floor = keeper.standing().clock_floor;
    if (!floor) {
        std::cout << "nothing to forget: no time service has vouched for a time\n";
        return exit_ok;
    }
    if (const Status forgotten = keeper.forget_clock(); !forgotten) return fail(forgotten.error(), exit_io);
    std::cout << "forgotten that it is " << format_rfc3339(*floor) << " or later; everything else is kept\n";
    return exit_ok;
}

}  // namespace chancery
