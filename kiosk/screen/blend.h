// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

namespace chancery {

// Crossfades two rows of pixels: each octet is (from · (256 − weight) + to · weight + 128) / 256, so that weight 0 gives
// `from` and 256 gives `to`, exactly. `out` may be one of the two; otherwise nothing overlaps. Any thread.
void blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, int weight);

}  // namespace chancery
