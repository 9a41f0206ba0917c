// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.h"

namespace chancery {

int run_command_line(int, char**) { return 0; }

}  // namespace chancery
