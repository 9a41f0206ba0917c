// SPDX-License-Identifier: EUPL-1.2
#include "app/command_line.h"

int main(int argc, char** argv) {
    return chancery::run_command_line(argc, argv);
}
