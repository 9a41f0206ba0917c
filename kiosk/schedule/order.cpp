// SPDX-License-Identifier: EUPL-1.2
#include "schedule/order.h"

#include <algorithm>
#include <numeric>

namespace chancery {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which the standard's distributions are not.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    // Below `limit`. The remainder's bias is 2^-50 for the counts here.
    std::size_t below(std::size_t limit) {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
    }

private:
    std::uint64_t state_;
};

std::vector<std::size_t> mixed(std::size_t count, std::uint32_t seed, std::uint64_t round) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Chance chance((static_cast<std::uint64_t>(seed) << 32) ^ (round * 0xD1342543DE82EF95));
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[chance.below(i)]);
    return order;
}

}  // namespace

std::vector<std::size_t> shuffled(std::size_t count, std::uint32_t seed, std::uint64_t round) {
    // Two can only take turns.
    if (count < 3) return mixed(count, seed, 0);
    std::vector<std::size_t> order = mixed(count, seed, round);
    if (round > 0 && mixed(count, seed, round - 1).back() == order.front()) std::swap(order[0], order[1]);
    return order;
}

std::vector<std::size_t> spread(const std::vector<unsigned>& weights) {
    struct Turn {
        double at;
        std::size_t entry;
    };
    std::vector<Turn> turns;
    for (std::size_t e = 0; e < weights.size(); ++e)
        for (unsigned k = 0; k < weights[e]; ++k) turns.push_back({(k + 0.5) / weights[e], e});
    std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.at < b.at; });
    std::vector<std::size_t> order;
    for (const Turn& turn : turns) order.push_back(turn.entry);
    return order;
}

}  // namespace chancery
