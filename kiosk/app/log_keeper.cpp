// SPDX-License-Identifier: EUPL-1.2
#include "app/log_keeper.h"

#include <utility>

#include "app/log_line.h"
#include "app/version.h"

namespace chancery {
namespace {

// Hours of a show that cannot be written.
constexpr std::size_t max_waiting = 4 * DisplayLog::max_lines;

std::string event(std::string_view what, const Now& now) {
    return LogLine().text("event", what).text("at", format_rfc3339(now.wall)).text("program", version).members();
}

}  // namespace

LogKeeper::LogKeeper(std::unique_ptr<DurableDirectory> directory, const Now& now, std::size_t segment_bytes)
    : directory_(std::move(directory)), segments_(*directory_, segment_bytes), waiting_{event("start", now)} {}

void LogKeeper::on(const Cue* cue, const Now& now) {
    std::vector<Showing> showings = cue ? showings_of(*cue) : std::vector<Showing>{};
    const std::lock_guard lock(mutex_);
    log_.on(std::move(showings), now);
}

Status LogKeeper::write(const Now& now) {
    std::vector<std::string> lines;
    {
        const std::lock_guard lock(mutex_);
        lines = log_.take(now);
    }
    return save(std::move(lines));
}

Status LogKeeper::end(const Now& now) {
    on(nullptr, now);
    std::vector<std::string> lines = log_.take(now);
    lines.push_back(event("end", now));
    return save(std::move(lines));
}

Status LogKeeper::save(std::vector<std::string> lines) {
    waiting_.insert(waiting_.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    if (waiting_.empty()) return {};
    Status written = segments_.append(waiting_);
    if (waiting_.size() > max_waiting) {
        const std::size_t lost = waiting_.size() - max_waiting;
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(lost));
        waiting_.insert(waiting_.begin(), LogLine().text("event", "lost").number("lines", lost).members());
    }
    return written;
}

}  // namespace chancery
