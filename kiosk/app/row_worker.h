// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "screen/glass.h"

namespace chancery {

// Halves the time of a frame where a screen is so large that one thread alone would be late (ShareRows). Its own thread exists
// from the first time that it is needed, and waits in between.
class RowWorker {
public:
    using Work = std::function<void(Rows)>;

    // Calls `work` for the upper half, and on its own thread for the lower one, and returns when both are done. Where no
    // thread can be had, everything is done here. Main thread.
    void share(Rows rows, const Work& work);

private:
    bool is_there();
    void run(const std::stop_token& stop);

    bool refused_ = false;
    std::mutex guard_;
    std::condition_variable_any turn_;
    const Work* work_ = nullptr;  // until it is done
    Rows rows_;
    std::jthread thread_;  // last: it uses the rest
};

}  // namespace chancery
