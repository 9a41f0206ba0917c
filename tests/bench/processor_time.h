// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

// What the programs that measure share.
namespace chancery::bench {

// The processor's time, in milliseconds, which other programs disturb less than the wall's: of this thread
// (CLOCK_THREAD_CPUTIME_ID) or of the whole process (CLOCK_PROCESS_CPUTIME_ID).
inline double cpu_ms(clockid_t whose) {
    timespec now{};
    clock_gettime(whose, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// What some work takes of it.
template <class Work>
double cpu_ms_of(clockid_t whose, const Work& work) {
    const double before = cpu_ms(whose);
    work();
    return cpu_ms(whose) - before;
}

// Of many, so that a neighbour's burst of work does not count.
inline double median(std::vector<double> times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
}

}  // namespace chancery::bench
