// SPDX-License-Identifier: EUPL-1.2
#include "app/row_worker.h"

#include <array>
#include <atomic>
#include <set>
#include <thread>

#include "catch.h"

using namespace chancery;

TEST_CASE("each row is worked on once, and half of them on another thread where there is a second core") {
    RowWorker worker;
    for (int height = 2; height < 200; ++height) {
        std::array<std::atomic<int>, 210> times{};
        std::array<std::thread::id, 210> by;
        worker.share({10, 10 + height}, [&](Rows rows) {
            for (int y = rows.first; y < rows.end; ++y) {
                const auto row = static_cast<std::size_t>(y);
                ++times[row];
                by[row] = std::this_thread::get_id();
            }
        });
        for (int y = 0; y < 210; ++y) REQUIRE(times[static_cast<std::size_t>(y)] == (y >= 10 && y < 10 + height ? 1 : 0));
        const std::set<std::thread::id> workers(by.begin() + 10, by.begin() + 10 + height);
        CHECK(workers.size() == (std::thread::hardware_concurrency() < 2 ? 1U : 2U));
        CHECK(workers.contains(std::this_thread::get_id()));
    }
}

TEST_CASE("a worker that nobody asked ends as one that waits does") {
    const RowWorker never_asked;
    RowWorker waits;
    std::atomic<int> calls = 0;
    waits.share({0, 0}, [&](Rows) { ++calls; });
    CHECK(calls >= 1);
}
