// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include "app/assets.h"
#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/show.h"
#include "base/log.h"
#include "device/console.h"

namespace chancery {
namespace {

int fail(const Error& error, int code) {
    log::error(error.message);
    return code;
}

}  // namespace

int run_show(const Options& options, std::optional<Size> window) {
    const Environment environment = read_environment();
    log::for_journal(environment.journal);
    const std::string state = options.state.empty() ? environment.state_folder : options.state;
    PlanPlaces places{options.config, state, options.playlist, find_assets(environment.assets), environment};
    auto plan = first_plan(places);
    if (!plan) return fail(plan.error(), plan.error().kind == ErrorKind::missing ? exit_no_input : exit_bad_settings);
    auto storage = open_storage(state);
    if (!storage) return fail(storage.error(), exit_cannot_create);
    const auto builtin = seal({builtin_source()}, {});
    if (!builtin) return fail(builtin.error(), exit_bad_data);
    // Only where the picture covers the console: a window stands beside the terminal that it was started from.
    std::optional<QuietConsole> console;
    if (!window) console.emplace(STDIN_FILENO);
    Show show(std::move(places), *std::move(plan), *std::move(storage), builtin->edition);
    if (const Status opened = show.open_screen(window); !opened) return fail(opened.error(), exit_unreachable);
    if (show.wait_for_display()) show.run();
    show.end();
    return exit_ok;
}

}  // namespace chancery
