// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace chancery {

// The whole program: reads the command line, runs the command, returns its exit code (sysexits.h).
int run_command_line(int argc, char** argv);

}  // namespace chancery
