// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace chancery {

// The publisher's commands (keygen, sign, verify, seal, release, withdraw, rotate, heartbeat), for the command line: adds
// them to `app`. The function runs the one that was chosen and returns its exit code, or -1 where none was.
std::function<int()> add_publisher_commands(CLI::App& app);

}  // namespace chancery
