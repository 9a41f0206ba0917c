// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "edition/playlist.h"

namespace chancery {

// A mode of protocol by date.
struct ProtocolDays {
    Protocol protocol;
    When when;
};

// The rules of the settings.
struct Rotation {
    // Which languages of a statement must be there before it shows.
    enum class Need { any, all, host };

    std::vector<std::string> languages{};     // BCP 47, in order of preference; empty: every language there is
    Need need = Need::any;                    // all: of `languages`; host: of `host_languages`
    std::vector<std::string> host_languages{};  // of the country that the embassy is in
    bool side_by_side = false;                // two languages on one screen
    When opening{};                           // when the public comes; no windows: always
    bool dark_when_closed = false;            // else a card says that it is closed
    std::vector<ProtocolDays> protocols{};
    std::string time_zone{};                  // of windows without one of their own
};

}  // namespace chancery
