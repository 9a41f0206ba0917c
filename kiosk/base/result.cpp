// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

namespace chancery {

std::string_view name(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::missing: return "missing";
        case ErrorKind::corrupt: return "corrupt";
        case ErrorKind::refused: return "refused";
        case ErrorKind::unreachable: return "unreachable";
        case ErrorKind::full: return "full";
        case ErrorKind::unsupported: return "unsupported";
    }
    std::abort();
}

Error Error::within(std::string_view context) const {
    return Error{kind, std::string(context) + ": " + message};
}

}  // namespace chancery
