// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "base/clock.h"

namespace chancery {

// Sleeps until the time is over or the thread shall stop.
inline void rest(Duration length, const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, stop, length, [] { return false; });
}

}  // namespace chancery
