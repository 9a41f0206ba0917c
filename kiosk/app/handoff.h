// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace chancery {

// One slot between two threads: the publisher puts the latest value, the taker empties it. A value that was not taken
// yet is replaced, because only the newest truth counts. This is the only mutex of the program.
template <class T>
class Handoff {
public:
    // `wake` is called after a put that found the slot empty: a full slot has woken its taker already. Any thread.
    explicit Handoff(std::function<void()> wake) : wake_(std::move(wake)) {}

    void put(T value) {
        bool was_empty = false;
        {
            const std::scoped_lock lock(mutex_);
            was_empty = !slot_;
            slot_ = std::move(value);
        }
        if (was_empty) wake_();
    }

    std::optional<T> take() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(slot_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<T> slot_;
    std::function<void()> wake_;
};

}  // namespace chancery
