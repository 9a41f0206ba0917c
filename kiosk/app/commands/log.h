// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace chancery {

// `chancery log verify` and `chancery log show`. The function runs the one that was chosen and returns its exit code
// (app/exit_codes.h).
std::function<int()> add_log_commands(CLI::App& app);

}  // namespace chancery
