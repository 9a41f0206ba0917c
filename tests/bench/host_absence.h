// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace chancery::bench {

// When a host of virtual machines ran something else than this one. On each core a thread that nothing here may hold up (SCHED_FIFO)
// asks to run every half millisecond: where it comes later, the core was away. Without the right to that class nothing is
// known of it, and no time counts as taken.
class HostAbsence {
public:
    using Clock = std::chrono::steady_clock;

    HostAbsence();
    ~HostAbsence();
    HostAbsence(const HostAbsence&) = delete;
    HostAbsence& operator=(const HostAbsence&) = delete;

    // How long one core or another was away between the two, in ms.
    double between(Clock::time_point from, Clock::time_point to);

private:
    struct Span {
        Clock::time_point begin, end;
    };
    void watch(unsigned core);

    std::atomic<bool> over_ = false;
    std::mutex guard_;
    std::vector<Span> away_;
    std::vector<std::jthread> threads_;
};

}  // namespace chancery::bench
