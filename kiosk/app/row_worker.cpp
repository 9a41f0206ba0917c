// SPDX-License-Identifier: EUPL-1.2
#include "app/row_worker.h"

#include <system_error>

namespace chancery {

RowWorker::~RowWorker() {
    if (!thread_.joinable()) return;
    work_ = nullptr;
    asked_.release();
}

void RowWorker::share(Rows rows, const Work& work) {
    if (!is_there()) return work(rows);
    const int middle = rows.first + (rows.end - rows.first) / 2;
    work_ = &work;
    rows_ = {middle, rows.end};
    asked_.release();
    work({rows.first, middle});
    done_.acquire();
}

bool RowWorker::is_there() {
    if (thread_.joinable() || refused_) return !refused_;
    refused_ = std::thread::hardware_concurrency() < 2;
    if (refused_) return false;
    try {
        thread_ = std::jthread([this] {
            for (asked_.acquire(); work_; asked_.acquire()) {
                (*work_)(rows_);
                done_.release();
            }
        });
    } catch (const std::system_error&) {
        refused_ = true;
    }
    return !refused_;
}

}  // namespace chancery
