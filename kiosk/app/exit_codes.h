// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

namespace chancery {

// What the program ends with (sysexits.h).
enum ExitCode : int {
    exit_ok = 0,
    exit_usage = 64,
    exit_bad_data = 65,
    exit_no_input = 66,
    exit_unreachable = 69,
    exit_cannot_create = 73,
    exit_io = 74,
    exit_refused = 76,
    exit_bad_settings = 78,
};

inline ExitCode exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::missing: return exit_no_input;
        case ErrorKind::corrupt: return exit_bad_data;
        case ErrorKind::refused: return exit_bad_data;
        case ErrorKind::unreachable: return exit_unreachable;
        case ErrorKind::full: return exit_cannot_create;
        case ErrorKind::unsupported: return exit_unreachable;
    }
    return exit_io;
}

}  // namespace chancery
