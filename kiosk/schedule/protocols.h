// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "edition/edition.h"
#include "schedule/rotation.h"

namespace chancery {

// The modes of protocol that are in force: by the settings' dates, and by the playlists whose time it is.
class Protocols {
public:
    Protocols(const Edition& edition, const Rotation& rotation, const Now& now);

    // Urgent statements pass a mourning: a warning must not wait. They do not pass an election silence.
    [[nodiscard]] bool allow(const Statement& statement) const;
    [[nodiscard]] bool any() const { return !in_force_.empty(); }
    [[nodiscard]] bool mourning() const;
    // The guest's languages of all visits, in order.
    [[nodiscard]] std::vector<std::string> guest_languages() const;
    // "mourning, official visit"; empty where there is none.
    [[nodiscard]] std::string names() const;

private:
    std::vector<Protocol> in_force_;
};

// Whether a playlist's time has come. What is shown only at its time needs a synchronized clock, as an embargo does.
bool is_on(const When& when, const Rotation& rotation, const Now& now);

}  // namespace chancery
