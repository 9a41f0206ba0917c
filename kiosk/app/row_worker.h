// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <semaphore>
#include <thread>

#include "screen/glass.h"

namespace chancery {

// Halves the time of a frame where a screen is so large that one thread alone would be late (ShareRows). Its own thread exists
// from the first time that it is needed, and waits in between.
class RowWorker {
public:
    using Work = std::function<void(Rows)>;

    ~RowWorker();
    // Calls `work` for the upper half, and on its own thread for the lower one, and returns when both are done. Where no
    // thread can be had, everything is done here. Main thread.
    void share(Rows rows, const Work& work);

private:
    bool is_there();

    const Work* work_ = nullptr;  // none: the thread ends
    Rows rows_;
    bool refused_ = false;
    std::binary_semaphore asked_{0}, done_{0};
    std::jthread thread_;
};

}  // namespace chancery
