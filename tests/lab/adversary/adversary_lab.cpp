// SPDX-License-Identifier: EUPL-1.2
// adversary_lab [--episodes N] [--seed N] [--weakened | --honest]
//
// Lives episodes of 66 hours. As it is, the guard must let nothing wrong through; without one of its rules, the adversary
// must be found to succeed; without an adversary, what is due must show.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "episode.h"

using namespace chancery::lab;

namespace {

struct Total {
    Outcome sum;
    std::size_t episodes = 0;                              // with something wrong in them
    std::array<std::size_t, wrongs.size()> by_kind{};
    std::uint32_t first = 0;
};

Total live_all(const Keys& keys, std::uint32_t seed, std::size_t episodes, Weakness weakness, bool with_adversary) {
    Total total;
    for (std::size_t i = 0; i < episodes; ++i) {
        const auto each = static_cast<std::uint32_t>(seed + i);
        const Outcome outcome = live(keys, each, weakness, with_adversary);
        bool wrong = false;
        for (std::size_t kind = 0; kind < wrongs.size(); ++kind) {
            wrong = wrong || outcome.wrong[kind] > 0;
            total.by_kind[kind] += outcome.wrong[kind] > 0;
        }
        if (wrong && total.episodes == 0) total.first = each;
        total.episodes += wrong;
        total.sum.shown += outcome.shown;
        total.sum.late += outcome.late;
        total.sum.steps_on += outcome.steps_on;
    }
    return total;
}

void tell(const char* what, std::size_t episodes, const Total& total) {
    std::printf("%-22s %5zu episodes, %7.1f statements shown a step; wrong in %zu", what, episodes,
                static_cast<double>(total.sum.shown) / static_cast<double>(total.sum.steps_on), total.episodes);
    for (std::size_t kind = 0; kind < wrongs.size(); ++kind)
        if (total.by_kind[kind] > 0) std::printf(", %s %zu", wrongs[kind], total.by_kind[kind]);
    if (total.episodes > 0) std::printf(" (first: --seed %u --episodes 1)", total.first);
    std::printf("\n");
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t episodes = 2000;
    std::uint32_t seed = 1;
    bool weakened = false, honest = false;
    for (int i = 1; i < argc; ++i) {
        const bool more = i + 1 < argc;
        if (more && !std::strcmp(argv[i], "--episodes")) episodes = std::strtoul(argv[++i], nullptr, 10);
        else if (more && !std::strcmp(argv[i], "--seed")) seed = static_cast<std::uint32_t>(std::strtoul(argv[++i], nullptr, 10));
        else if (!std::strcmp(argv[i], "--weakened")) weakened = true;
        else if (!std::strcmp(argv[i], "--honest")) honest = true;
        else return std::fprintf(stderr, "adversary_lab [--episodes N] [--seed N] [--weakened | --honest]\n"), 64;
    }
    const Keys keys = Keys::make();
    if (weakened) {
        bool all_found = true;
        for (const Weakness weakness : {Weakness::no_floor, Weakness::no_nonce, Weakness::wall_clock_embargo, Weakness::no_lease,
                                        Weakness::no_manifest_binding, Weakness::one_key_twice}) {
            const Total total = live_all(keys, seed, episodes, weakness, true);
            tell(name(weakness), episodes, total);
            all_found = all_found && total.episodes > 0;
        }
        std::printf(all_found ? "each weakened guard is found out\n" : "a weakened guard was not found out\n");
        return all_found ? 0 : 1;
    }
    const Total total = live_all(keys, seed, episodes, Weakness::none, !honest);
    tell(honest ? "without an adversary" : name(Weakness::none), episodes, total);
    if (honest) std::printf("due and not shown: %zu\n", total.sum.late);
    const bool shows = total.sum.shown > total.sum.steps_on / 4;
    return total.episodes == 0 && total.sum.late == 0 && shows ? 0 : 1;
}
