// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "source/collector.h"

namespace chancery {

// The program's second thread: first one job, then round after round of asking. Its destructor asks it to stop, which
// it does within a tenth of a second, and waits for it.
class CollectorThread {
public:
    // `clock` outlives it; the rest lives on the thread. `after` is called after each round and every quarter of an hour
    // between two, with how it stands.
    CollectorThread(const Clock& clock, std::function<void(std::stop_token)> first, Collector collector,
                    std::function<void(Bulletin)> after);

private:
    std::jthread thread_;
};

}  // namespace chancery
