// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "screen_model.h"

namespace chancery::lab {

enum class Wrong { early, forged, rolled_back, frozen, resurrected };
inline constexpr std::array wrongs{"early", "forged", "rolled back", "frozen", "resurrected"};

struct Outcome {
    std::array<std::size_t, wrongs.size()> wrong{};  // steps in which it was seen
    std::size_t shown = 0;                           // statements on the glass, over all steps
    std::size_t late = 0;                            // embargoes that had ended half an hour ago, and did not show
    std::size_t steps_on = 0;
};

// 400 steps of ten minutes in the life of one screen. Half of the adversaries do all they can think of; the other half
// look for one good moment, and keep the screen there.
Outcome live(const Keys& keys, std::uint32_t seed, Weakness weakness, bool with_adversary);

}  // namespace chancery::lab
