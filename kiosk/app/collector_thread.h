// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <functional>
#include <memory>
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
                    std::function<void(Bulletin)> after, std::function<void()> at_end);

    // Asks it to stop and does not wait: `at_end` is called, on the thread, when nothing keeps its destructor waiting.
    void request_stop() { thread_.request_stop(); }
    [[nodiscard]] bool has_ended() const { return *ended_; }

private:
    std::shared_ptr<std::atomic<bool>> ended_ = std::make_shared<std::atomic<bool>>(false);
    std::jthread thread_;
};

}  // namespace chancery
