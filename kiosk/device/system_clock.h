// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

namespace chancery {

// The machine's clocks. The monotonic one is CLOCK_BOOTTIME, which goes on while the machine sleeps: what fell due
// meanwhile is due. Any thread.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Now read() const override;
};

// What the kernel says about who keeps its clock (adjtimex(2)): the state it returns and its status bits. A machine
// without a time service never gets beyond `unknown`, however right its clock may be.
ClockTrust clock_trust(int state, int status_bits);

}  // namespace chancery
