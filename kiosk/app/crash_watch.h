// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace chancery {

// Notices that earlier runs of this kiosk did not end by themselves, since the machine was switched on. Each run marks
// its beginning in a file and takes the mark back when it ends as it was asked to; a mark that is still there was left by
// a crash, a kill or the service manager's watchdog. The file lies in the runtime folder, in memory: the card is not
// worn, and a power cut, which is nobody's crash, takes it away. One that survives is known by the kernel's boot id.
class CrashWatch {
public:
    static constexpr Duration window{std::chrono::minutes(30)};
    static constexpr std::size_t too_many = 3;

    // `boot`: what tells one run of the machine from the next. `now`: of a clock that begins with it.
    CrashWatch(std::string file, std::string boot, Moment now);

    // How often a run before this one crashed within the window.
    [[nodiscard]] std::size_t crashes() const { return crashes_.size(); }

    // Safe mode: how long this run shall show the built-in edition and leave the network alone, before it tries what may
    // have brought the others down. A minute from the third crash on, twice as long with each further one; nothing where
    // there is no need.
    [[nodiscard]] std::optional<Duration> caution() const;

    // The run begins: from here on an end that is not told is a crash.
    void begin() const { write(true); }
    // It ends as it was asked to.
    void end() const { write(false); }

private:
    void read(Moment now);
    void write(bool running) const;

    std::string file_;
    std::string boot_;
    std::vector<Moment> crashes_;
};

// The kernel's name for this run of the machine; empty where it tells none.
std::string boot_id();

}  // namespace chancery
