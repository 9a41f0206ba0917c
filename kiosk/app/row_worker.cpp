// SPDX-License-Identifier: EUPL-1.2
#include "app/row_worker.h"

#include <system_error>

namespace chancery {

void RowWorker::share(Rows rows, const Work& work) {
    if (!is_there()) return work(rows);
    const int middle = rows.first + (rows.end - rows.first) / 2;
    {
        const std::lock_guard guarded(guard_);
        work_ = &work;
        rows_ = {middle, rows.end};
    }
    turn_.notify_one();
    work({rows.first, middle});
    std::unique_lock guarded(guard_);
    turn_.wait(guarded, [this] { return !work_; });
}

bool RowWorker::is_there() {
    if (thread_.joinable() || refused_) return !refused_;
    refused_ = std::thread::hardware_concurrency() < 2;
    if (refused_) return false;
    try {
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    } catch (const std::system_error&) {
        refused_ = true;
    }
    return !refused_;
}

void RowWorker::run(const std::stop_token& stop) {
    std::unique_lock guarded(guard_);
    while (turn_.wait(guarded, stop, [this] { return work_ != nullptr; })) {
        guarded.unlock();
        (*work_)(rows_);
        guarded.lock();
        work_ = nullptr;
        turn_.notify_one();
    }
}

}  // namespace chancery
