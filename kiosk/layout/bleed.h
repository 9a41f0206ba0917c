// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/compose.h"

// A safe area is kept by composing for it alone, as if it were the screen, and letting what touches its edges go on to
// the edges of the screen. So no layout needs to know of it.
namespace chancery {

// The safe area of a screen, px.
Rect safe_part(Size screen, const SafeArea& safe);

// Moves what was composed for a screen of the size of `part` there, and draws out to the screen's edges every fill, gradient
// and picture that reaches an edge of the part. A drift keeps to its focus.
void bleed(Frame& frame, const Rect& part, Size screen);

// How light a picture that fills the screen is within the part, and where in it its subject is: outside it, perhaps.
class PartOfBackdrop {
public:
    PartOfBackdrop(const std::optional<Backdrop>& whole, const Rect& part, Size screen);
    // Lives as long as this does.
    [[nodiscard]] const std::optional<Backdrop>& backdrop() const { return backdrop_; }

private:
    std::vector<std::uint8_t> cells_;
    std::optional<Backdrop> backdrop_;
};

}  // namespace chancery
