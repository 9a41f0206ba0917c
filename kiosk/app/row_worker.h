// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "base/share_rows.h"

namespace chancery {

// Halves the time of what somebody waits for (ShareRows): a frame where a screen is so large that one thread alone would be late,
// and a picture. Its own thread exists from the first time that it is needed, and waits in between.
class RowWorker {
public:
    using Work = std::function<void(Rows)>;

    // Calls `work` for one band of the rows after the other, here and on its own thread, and returns when all are done: each
    // takes the next band as soon as it is done with one, so that a core that is late holds up one band and not a half. Where
    // no thread can be had, everything is done here. Main thread.
    void share(Rows rows, const Work& work);

private:
    bool is_there();
    void run(const std::stop_token& stop);
    std::optional<Rows> next_band();
    void take_bands(const Work& work);

    bool refused_ = false;
    std::mutex guard_;
    std::condition_variable_any turn_;
    const Work* work_ = nullptr;  // until the thread has taken part, or nothing is left for it
    bool takes_part_ = false;
    Rows rest_;  // of which nobody has taken a band
    int band_ = 1;
    std::jthread thread_;  // last: it uses the rest
};

// The same with a thread that ends with the call, for what comes seldom. Any thread.
void share_once(Rows rows, const RowWorker::Work& work);

}  // namespace chancery
