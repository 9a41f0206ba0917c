// SPDX-License-Identifier: EUPL-1.2
#include "app/row_worker.h"

#include <array>
#include <atomic>
#include <thread>

#include "catch.h"

using namespace chancery;

TEST_CASE("each row is worked on once, however many there are") {
    RowWorker worker;
    for (int height = 1; height < 200; ++height) {
        std::array<std::atomic<int>, 210> times{};
        worker.share({10, 10 + height}, [&](Rows rows) {
            for (int y = rows.first; y < rows.end; ++y) ++times[static_cast<std::size_t>(y)];
        });
        for (int y = 0; y < 210; ++y) REQUIRE(times[static_cast<std::size_t>(y)] == (y >= 10 && y < 10 + height ? 1 : 0));
    }
}

TEST_CASE("another thread takes part where there is a second core, and does the rest where this one is held up") {
    if (std::thread::hardware_concurrency() < 2) return;
    RowWorker worker;
    for (int time = 0; time < 20; ++time) {
        const std::thread::id here = std::this_thread::get_id();
        std::atomic<int> elsewhere = 0, here_too = 0;
        worker.share({0, 2160}, [&](Rows rows) {
            if (std::this_thread::get_id() != here) {
                elsewhere += rows.end - rows.first;
                elsewhere.notify_one();
                return;
            }
            here_too += rows.end - rows.first;
            for (int seen = elsewhere; seen + here_too < 2160; seen = elsewhere) elsewhere.wait(seen);
        });
        CHECK(elsewhere + here_too == 2160);
        CHECK(here_too <= 2160 / 8);
    }
}

TEST_CASE("a worker that nobody asked ends as one that waits does") {
    const RowWorker never_asked;
    RowWorker waits;
    std::atomic<int> calls = 0;
    waits.share({0, 1}, [&](Rows) { ++calls; });
    CHECK(calls == 1);
}
