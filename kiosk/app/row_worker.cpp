// SPDX-License-Identifier: EUPL-1.2
#include "app/row_worker.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace chancery {

namespace {

// Ninety rows of 4K each, a quarter of a millisecond: no longer does one wait for the other in the end.
constexpr int bands = 24;

}  // namespace

void RowWorker::share(Rows rows, const Work& work) {
    if (!is_there()) return work(rows);
    {
        const std::lock_guard guarded(guard_);
        work_ = &work;
        rest_ = rows;
        band_ = std::max(1, (rows.end - rows.first) / bands);
    }
    turn_.notify_one();
    take_bands(work);
    std::unique_lock guarded(guard_);
    work_ = nullptr;  // it may not even have woken
    turn_.wait(guarded, [this] { return !takes_part_; });
}

std::optional<Rows> RowWorker::next_band() {
    const std::lock_guard guarded(guard_);
    if (rest_.first >= rest_.end) return std::nullopt;
    const Rows band{rest_.first, std::min(rest_.first + band_, rest_.end)};
    rest_.first = band.end;
    return band;
}

void RowWorker::take_bands(const Work& work) {
    while (const auto band = next_band()) work(*band);
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

void share_once(Rows rows, const RowWorker::Work& work) {
    RowWorker worker;
    worker.share(rows, work);
}

void RowWorker::run(const std::stop_token& stop) {
    std::unique_lock guarded(guard_);
    while (turn_.wait(guarded, stop, [this] { return work_ != nullptr; })) {
        const Work& work = *std::exchange(work_, nullptr);
        takes_part_ = true;
        guarded.unlock();
        take_bands(work);
        guarded.lock();
        takes_part_ = false;
        turn_.notify_one();
    }
}

}  // namespace chancery
