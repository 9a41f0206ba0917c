// SPDX-License-Identifier: EUPL-1.2
// Simulated days of one screen, judged by an oracle that knows what the publishers meant and what time it really is.
//
//   days_lab [--seed N] [--days N] [--planted-bug]
//
// The same seed and days give the same life again. With --planted-bug each of three bugs is planted (any clock is
// trusted; expiry is not read; news get lost on the way to the glass), and the program ends well only if each is noticed.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "simulation.h"

namespace chancery::lab {
namespace {

unsigned long of(const Simulation::Counts& counts, Oracle::Verdict verdict) {
    const auto found = counts.wrong.find(verdict);
    return found == counts.wrong.end() ? 0 : found->second;
}

// Whether nothing was wrong.
bool live(std::uint64_t seed, int days, const PlantedBugs& bugs, const char* planted = "") {
    const auto begin = std::chrono::steady_clock::now();
    Simulation life(seed, bugs);
    life.run(days);
    const Simulation::Counts& counts = life.counts();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    using Verdict = Oracle::Verdict;
    std::printf("%d days, seed %llu: %lu turns, %lu runs (%lu cut off in the middle of a write), %zu wordings heard, %zu shown; "
                "%lu times nothing on, %lu early, %lu expired, %lu withdrawn, %lu never said, %lu house words for others; %.0f s\n",
                days, static_cast<unsigned long long>(seed), counts.turns, counts.runs, counts.cuts_at_a_step, life.oracle().wordings_heard(),
                life.oracle().wordings_shown(), of(counts, Verdict::nothing_on), of(counts, Verdict::early), of(counts, Verdict::expired),
                of(counts, Verdict::withdrawn), of(counts, Verdict::never_said), of(counts, Verdict::house_words_though_there_are_others), seconds);
    if (!counts.first.empty())
        std::printf("first: %s\n  again: days_lab --days %d --seed %llu%s\n", counts.first.c_str(), days, static_cast<unsigned long long>(seed), planted);
    return counts.first.empty();
}

// Whether each was noticed.
bool notices_planted_bugs(std::uint64_t seed, int days) {
    bool noticed = true;
    for (const auto& [name, bugs] : {std::pair{"any clock is trusted", PlantedBugs{.trusts_any_clock = true}},
                                     std::pair{"expiry is not read", PlantedBugs{.loses_expiry = true}},
                                     std::pair{"news get lost", PlantedBugs{.misses_news = true}}}) {
        std::printf("planted: %s\n", name);
        noticed = !live(seed, days, bugs, " --planted-bug") && noticed;
    }
    return noticed;
}

}  // namespace
}  // namespace chancery::lab

int main(int argc, char** argv) {
    std::uint64_t seed = 1;
    int days = 10'000;
    bool planted_bug = false;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--seed" && i + 1 < argc) seed = std::strtoull(argv[++i], nullptr, 10);
        if (word == "--days" && i + 1 < argc) days = static_cast<int>(std::strtol(argv[++i], nullptr, 10));
        if (word == "--planted-bug") planted_bug = true;
    }
    const bool good = planted_bug ? chancery::lab::notices_planted_bugs(seed, days) : chancery::lab::live(seed, days, {});
    return good ? 0 : 1;
}
