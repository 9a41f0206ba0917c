// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chancery {

// The numbers 0 to count-1 in an order of chance that is the same everywhere for the same seed and round. From three on,
// no round begins with what the round before ended with.
std::vector<std::size_t> shuffled(std::size_t count, std::uint32_t seed, std::uint64_t round);

// One round in which entry e comes weights[e] times, spread as evenly as can be: {3, 1} gives 0 0 1 0.
std::vector<std::size_t> spread(const std::vector<unsigned>& weights);

}  // namespace chancery
