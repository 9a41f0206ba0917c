// SPDX-License-Identifier: EUPL-1.2
#include "base/running_digest.h"

#include <string>

#include "catch.h"

using namespace chancery;

TEST_CASE("a digest of pieces is that of the whole, however it was cut", "[digest]") {
    std::string whole;
    for (int i = 0; i < 9000; ++i) whole += static_cast<char>(i * 7 + i / 256);
    for (const std::size_t piece : {1U, 2U, 31U, 127U, 128U, 129U, 2047U, 2048U, 2049U, 4096U, 9000U}) {
        RunningDigest running;
        for (std::size_t at = 0; at < whole.size(); at += piece) {
            const BytesView next = BytesView(whole).substr(at, piece);
            if (next.size() == 1) running.add(next.front());
            else running.add(next);
        }
        CHECK(running.digest() == blake2b(whole));
    }
    CHECK(RunningDigest().digest() == blake2b(""));
}
