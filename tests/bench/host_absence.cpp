// SPDX-License-Identifier: EUPL-1.2
#include "host_absence.h"

#include <sched.h>

#include <algorithm>

namespace chancery::bench {

namespace {

constexpr std::chrono::microseconds rhythm{500}, punctual{300};

bool nothing_holds_up(unsigned core) {
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(core, &only);
    const sched_param priority{50};
    return sched_setaffinity(0, sizeof only, &only) == 0 && sched_setscheduler(0, SCHED_FIFO, &priority) == 0;
}

}  // namespace

HostAbsence::HostAbsence() {
    for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core)
        threads_.emplace_back([this, core] { watch(core); });
}

HostAbsence::~HostAbsence() { over_ = true; }

void HostAbsence::watch(unsigned core) {
    if (!nothing_holds_up(core)) return;
    for (Clock::time_point due = Clock::now(); !over_;) {
        due += rhythm;
        std::this_thread::sleep_until(due);
        const Clock::time_point now = Clock::now();
        if (now - due < punctual) continue;
        const std::lock_guard guarded(guard_);
        away_.push_back({due, now});
        due = now;
    }
}

double HostAbsence::between(Clock::time_point from, Clock::time_point to) {
    std::vector<Span> within;
    {
        const std::lock_guard guarded(guard_);
        for (const Span& span : away_)
            if (span.end > from && span.begin < to) within.push_back({std::max(span.begin, from), std::min(span.end, to)});
    }
    std::ranges::sort(within, {}, &Span::begin);
    Clock::duration sum{};
    Clock::time_point counted = from;  // cores may be away at the same time
    for (const Span& span : within) {
        if (span.end <= counted) continue;
        sum += span.end - std::max(span.begin, counted);
        counted = span.end;
    }
    return std::chrono::duration<double, std::milli>(sum).count();
}

}  // namespace chancery::bench
