// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace chancery {

// How much of each page is seen in one frame of a crossfade, for blend(). Light adds up linearly, coded values (sRGB,
// IEC 61966-2-1) do not: half of white and half of black is the value 188, not 128, and a fade over coded values sinks
// into the dark in its middle. As a function of the two values, the exact mixture is convex and, but for the darkest,
// grows in proportion: so it is close to the greatest of its tangents, which need no table and no root. These are the
// tangents where both values are the same (the plain weights, so that what does not change stays as it is, exactly),
// where one is dark, and at a ratio between on either side. Against the exact mixture of all pairs of values the error is
// 1.5 of 255 in the root mean square, and at most 9, where a value near black begins to come in. (With two ratios on either
// side it is 1.0 and 8, and a frame takes two fifths longer.)
class Mixture {
public:
    static constexpr std::size_t tangents = 3;  // apart from the two through one value alone

    // `weight` is of the second page: 0 to 256.
    explicit Mixture(int weight);

    // In 1/256: each tangent is `first` times the one value and `second` times the other.
    struct Tangent {
        std::uint16_t first, second;
    };
    // Nothing but the one page is seen.
    [[nodiscard]] bool is_first() const { return first_alone == 256; }
    [[nodiscard]] bool is_second() const { return second_alone == 256; }

    std::array<Tangent, tangents> both{};
    std::uint16_t first_alone = 0, second_alone = 0;
};

// Crossfades two rows of pixels by a mixture. With a weight of 0 `out` is `from` and with 256 it is `to`, exactly;
// where both are the same it is that. `out` may be one of the two; otherwise nothing overlaps. Any thread.
void blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, const Mixture& mixture);

}  // namespace chancery
