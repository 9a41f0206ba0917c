// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/setting.h"

// What layouts put on a page in the same way.
namespace chancery {

enum class Side { left, middle, right };
// Where a line begins and ends.
inline Side beginning(bool right_to_left) { return right_to_left ? Side::right : Side::left; }
inline Side ending(bool right_to_left) { return right_to_left ? Side::left : Side::right; }

// Lines, their box's upper left corner at `x` and `y`. What stands outside of `within` marks the page as clipped.
void place(Page& page, const std::vector<Line>& lines, int x, int y, const Rect& within);
void place(Page& page, const SetParagraph& paragraph, int x, int y, const Rect& within);

// The same with every line moved to a side of a box or to its middle, whatever its own direction.
void place(Page& page, const std::vector<Line>& lines, const Rect& box, Side side, const Rect& within);
void place(Page& page, const SetParagraph& paragraph, const Rect& box, Side side, const Rect& within);

// Adds to what the page says, on a line of its own.
void say(Page& page, std::string_view text);

// The accent above a title, where the language begins.
void place_rule(Page& page, const SlideGrid& grid, const Rect& column, int y, Side side, const Color& color);

// The line at the foot of every page of a statement: who says it and when, and at its far end which page this is.
struct Foot {
    SetParagraph label;
    std::string text;    // of the label, as it is read
    int mark_width = 0;  // room for the page mark, px
};
// The column's foot without what is kept free in it.
Rect foot_row(const SlideGrid& grid);
enum class Names { with_speaker, issuer_only };
// The baseline of its last line, or that of such a line.
int foot_baseline(const SlideGrid& grid, const Foot& foot);
Foot set_foot(const Setting& setting, const SlideGrid& grid, Names names = Names::with_speaker);
void place_foot(Page& page, const Setting& setting, const SlideGrid& grid, const Foot& foot, std::size_t number, std::size_t pages);

// Keeps the footer's place on a page, and draws its dots: one for each of the statement's pages, the page's own drawn out.
void place_footer(Page& page, const Setting& setting, const SlideGrid& grid, std::size_t number, std::size_t pages);

// When and where an event or a notice is, in a version's language: the time as a heading, the place as a paragraph.
std::vector<Block> occasion_of(const Setting& setting, const Version& version);

// Who made the picture, in small type; without lines where nobody is named or no picture is shown.
SetParagraph set_credit(const Setting& setting, const SlideGrid& grid, int width);
// How far above the words it stands where they are at the foot: it belongs to the picture, not to the title.
inline int above_words(const SlideGrid& grid) { return 3 * grid.gap / 2; }

}  // namespace chancery
