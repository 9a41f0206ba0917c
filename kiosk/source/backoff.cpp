// SPDX-License-Identifier: EUPL-1.2
#include "source/backoff.h"

#include <algorithm>

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration first_retry = 15s;
constexpr unsigned most_doublings = 20;

Duration spread(Duration wait, double part, double chance) {
    const double factor = 1 - part * std::clamp(chance, 0.0, 1.0);
    return std::chrono::duration_cast<Duration>(wait * factor);
}

Duration after_answer(const Outlook& outlook, double chance) {
    const Duration fresh = std::min(outlook.max_age.value_or(Duration{}), 4 * outlook.interval);
    return spread(std::max(outlook.interval, fresh), 0.1, chance);
}

Duration after_failure(const Outlook& outlook, double chance) {
    const Duration doubled = first_retry * (1 << std::min(outlook.failures - 1, most_doublings));
    return spread(std::min(doubled, outlook.interval), 0.5, chance);
}

}  // namespace

Duration wait_before_next(const Outlook& outlook, double chance) {
    const Duration wait = outlook.failures == 0 ? after_answer(outlook, chance) : after_failure(outlook, chance);
    const Duration wish = outlook.retry_after.value_or(Duration{});
    // Whoever asked for patience gets no device early: the spread lies behind the wish.
    if (wish <= wait) return wait;
    const Duration granted = std::min(wish, std::max<Duration>(4 * outlook.interval, 1h));
    return granted + (first_retry - spread(first_retry, 1, chance));
}

}  // namespace chancery
