// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// A page whose picture grows below its words, drawn a row at a time. Positions are exact to 1/128 of a pixel and the
// filter is a cubic, so that nothing jumps and no band of softness wanders over the picture.
class MovingPicture {
public:
    // Takes the picture out of the page, which must show it at rest and say in its pixels' highest octet how much lies
    // upon it (Canvas); what is left there is the veil. Both are of one size. The page is the caller's, and stays its.
    MovingPicture(Pixels& page, std::shared_ptr<const Pixels> picture, const Drift& drift);

    // How large the picture is in the rows that are drawn from now on: 1 to 1.15.
    void grow(double scale);
    [[nodiscard]] bool at_rest() const { return scale_ == 1; }
    // Draws a row; rows are quickest from the top, one after the other.
    void draw_row(int y, std::uint32_t* out);
    // A part of the page was drawn anew, with the picture at rest: it is taken out of that, too.
    void renew(const Rect& part);
    // Puts the picture back into the page, as large as it is now. The last call.
    void come_to_rest();

private:
    struct Position {
        int first;  // of four source positions
        std::array<std::uint16_t, 4> weights;
    };
    Position position(int at, double focus, int length) const;
    const std::uint32_t* resampled(int y);

    Pixels& page_;
    std::shared_ptr<const Pixels> picture_;
    Drift drift_;
    double scale_ = 1;
    std::size_t row_pixels_;  // a whole number of vectors
    std::vector<std::int32_t> starts_;
    std::array<std::vector<std::uint16_t>, 5> taps_;
    std::vector<std::uint32_t> padded_;
    // The last source rows, resampled, and which they are.
    std::array<std::vector<std::uint32_t>, 4> rows_;
    std::array<int, 4> held_{};
    std::vector<std::uint32_t> veil_, out_;
};

}  // namespace chancery
