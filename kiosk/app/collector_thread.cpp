// SPDX-License-Identifier: EUPL-1.2
#include "app/collector_thread.h"

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>

#include "app/rest.h"

namespace chancery {
namespace {

constexpr Duration shortest_rest{100};
constexpr Duration longest_rest{std::chrono::minutes(15)};

// To whoever draws: where both want the same core, this thread and what it starts have a third of what the other has (sched(7)).
// Linux keeps the value for each thread.
void give_way() { (void)::setpriority(PRIO_PROCESS, 0, 5); }

}  // namespace

CollectorThread::CollectorThread(const Clock& clock, std::function<void(std::stop_token)> first, Collector collector,
                                 std::function<void(Bulletin)> after, std::function<void()> at_end)
    : thread_([&clock, ended = ended_, at_end = std::move(at_end), first = std::move(first), collector = std::move(collector),
               after = std::move(after)](const std::stop_token& stop) mutable {
          give_way();
          first(stop);
          while (!stop.stop_requested()) {
              const Moment next = collector.round(clock.read(), stop);
              malloc_trim(0);  // a round may have held a whole feed and its pictures
              do {
                  after(collector.bulletin());
                  rest(std::clamp(next - clock.read().monotonic, shortest_rest, longest_rest), stop);
              } while (clock.read().monotonic < next && !stop.stop_requested());
          }
          *ended = true;
          at_end();
      }) {}

}  // namespace chancery
