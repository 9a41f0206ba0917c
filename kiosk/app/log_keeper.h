// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/display_log.h"
#include "app/log_segments.h"
#include "base/clock.h"

namespace chancery {

// Keeps the display log: the show tells it what comes on the glass and waits for nothing; what was collected is written
// from another thread.
class LogKeeper {
public:
    static constexpr Duration rest{std::chrono::minutes(15)};  // so that the card sees few writes

    LogKeeper(std::unique_ptr<DurableDirectory> directory, const Now& now, std::size_t segment_bytes = log_segment_bytes);

    // What is on the glass from now on; null: nothing. Main thread; memory alone.
    void on(const Cue* cue, const Now& now);

    // Writes what was collected since the last time; what could not be written waits for the next time, the oldest giving
    // way where that takes too long. One thread at a time, not the main thread while the show runs.
    Status write(const Now& now);

    // The clean end: writes the rest, and that the show ended.
    Status end(const Now& now);

    // The newest line that is written. The thread of write().
    [[nodiscard]] const ChainEnd& last() const { return segments_.end(); }

private:
    Status save(std::vector<std::string> lines);

    std::mutex mutex_;  // of log_
    DisplayLog log_;
    std::unique_ptr<DurableDirectory> directory_;
    LogSegments segments_;
    std::vector<std::string> waiting_;
};

}  // namespace chancery
