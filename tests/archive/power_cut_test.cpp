// SPDX-License-Identifier: EUPL-1.2
// The storage on a machine that loses power: see tests/lab/storage for the million.
#include "catch.h"
#include "fakes/power_cut_life.h"

using namespace chancery;

TEST_CASE("a power cut at each step of publishing loses nothing that was acknowledged and shows nothing torn") {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        std::uint64_t step = 0;
        for (;; ++step) {
            const auto outcome = PowerCutLife{}.cut_at(seed, step);
            INFO("seed " << seed << ", step " << step << ": " << outcome.first);
            CHECK(outcome.torn + outcome.lost == 0);
            if (outcome.cuts == 0) break;
        }
        CHECK(step > 90);
    }
}

TEST_CASE("an archive that keeps losing power never loses an edition and never shows a torn one") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto outcome = PowerCutLife{}.live(seed);
        INFO("seed " << seed << ": " << outcome.first);
        CHECK(outcome.cuts == 100);
        CHECK(outcome.torn == 0);
        CHECK(outcome.lost == 0);
    }
}

TEST_CASE("a step that fails once, whichever, costs one edition and no more, and nothing that was said is untrue") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        std::uint64_t step = 0;
        for (;; ++step) {
            const auto outcome = PowerCutLife{}.fail_at(seed, step);
            INFO("seed " << seed << ", step " << step << ": " << outcome.first);
            CHECK(outcome.torn + outcome.lost + outcome.stuck == 0);
            if (outcome.cuts == 0) break;
        }
        CHECK(step > 30);
    }
}

TEST_CASE("the same rig finds what is wrong with storage that does not sync, or writes in place") {
    const auto found = [](PowerCutLife::Storage storage) {
        PowerCutLife::Outcome all;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto outcome = PowerCutLife{.storage = storage}.live(seed);
            all.torn += outcome.torn;
            all.lost += outcome.lost;
        }
        return all;
    };
    const auto no_sync = found(PowerCutLife::Storage::no_sync);
    CHECK(no_sync.lost > 50);
    CHECK(no_sync.torn > 0);
    CHECK(found(PowerCutLife::Storage::no_folder_sync).lost > 50);
    CHECK(found(PowerCutLife::Storage::record_in_place).lost > 3);
    CHECK(found(PowerCutLife::Storage::retried_sync).lost > 3);
}
