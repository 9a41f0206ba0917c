// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

namespace chancery {

// Rows of pixels, from the first to before the end.
struct Rows {
    int first = 0, end = 0;
};

// Calls `work` for parts of these rows, which may be at once and on other threads, and returns when all are done. Null: nobody
// shares, and whoever has work does it alone.
using ShareRows = std::function<void(Rows rows, const std::function<void(Rows)>& work)>;

inline void share_rows(Rows rows, const ShareRows& share, const std::function<void(Rows)>& work) { share ? share(rows, work) : work(rows); }

}  // namespace chancery
