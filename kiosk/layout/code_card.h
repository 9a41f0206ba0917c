// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "layout/page_parts.h"

namespace chancery {

// A light plate with a QR code to the whole text, and a caption under it: the host that it leads to, or of two
// languages which one it is in.
struct CodeCard {
    Code code;             // placed from the plate's upper left corner, as the caption is
    SetParagraph caption;  // without lines where it would be wider than the plate
    std::string caption_text;
    Size size;             // of the plate
    std::string link;
};

// Whether this statement may lead on by a code: words of condolence do not, nor does a theme or a screen without codes.
bool wants_code(const Setting& setting);

// How large a module has to be. A phone's camera (26 mm equivalent) spreads 12 megapixels so that each sees 1.1 minutes
// of arc, and the 1080 lines of its preview so that each sees 2.4; a module that is to be told from its neighbours under
// any angle needs three of them, since sampling it at all needs two (Nyquist). So 7 minutes scan from where people read
// by any phone; 3.5 do by a good one, and for the others one step closer.
inline constexpr double easy_module_arcmin = 7, least_module_arcmin = 3.5;
// The sizes that are tried where a code costs its text room: in small steps, so that it hardly changes from one page or
// language to the next.
inline constexpr std::array module_ladder{easy_module_arcmin, 6.0, 5.0, 4.0, least_module_arcmin};

// The plates for the languages on the page, in their order; one where both lead to the same place. Their modules are as
// large as the room (of one plate) allows, and not larger than `arcmin`. None where the least size has no room there.
std::vector<CodeCard> make_code_cards(const Setting& setting, const SlideGrid& grid, Size room, double arcmin);

// What the plates take side by side, px.
Size size_of(const std::vector<CodeCard>& cards, const SlideGrid& grid);

// Places them side by side in reading order, their row's lower corner where lines end.
void place_code_cards(Page& page, const std::vector<CodeCard>& cards, const SlideGrid& grid, int end_x, int bottom);

}  // namespace chancery
