// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/compose.h"
#include "layout/paginate.h"
#include "layout/slide.h"

namespace chancery {

// What a layout is given.
struct Setting {
    const Content& content;
    const std::optional<Backdrop>& backdrop;
    const Theme& theme;
    const Viewport& viewport;
    Typeface& typeface;

    [[nodiscard]] bool right_to_left() const { return is_right_to_left(content.version.language); }
    [[nodiscard]] Setting without_picture() const;
};

// What titles and everything else are set in.
FontStyle title_font(const Theme& theme);
FontStyle text_font(const Theme& theme, bool bold = false);

// The layouts. Each gives at least one page.
std::vector<Page> one_language(const Setting& setting);
std::vector<Page> side_by_side(const Setting& setting);
// Nothing where the caption is no caption but a text.
std::vector<Page> picture_alone(const Setting& setting);

// A title as it was set.
struct Title {
    SetParagraph words;
    int px = 0;
};

// The title in the largest size, down from `largest_px`, at which it takes at most three lines, or four at the smallest;
// nothing where there is none, or where it is no title but a text.
std::optional<Title> set_title(const Setting& setting, const SlideGrid& grid, const Version& version, int width, int largest_px);

// The body of the text, with the title at its head where that did not stand alone.
std::vector<Block> running_text(const Version& version, bool title_stands_alone);

// Whether it tells of something at a time or a place, that its page shows: an event or a notice.
bool has_occasion(const Statement& statement);

// The title and everything below it.
std::string whole_text(const Version& version);

// A line of the small type that names things. `language` may be "und": then its first letter gives its direction.
SetParagraph set_label(const Setting& setting, int px, std::string_view text, std::string_view language, int width);

// How wide the widest of the lines is, px.
int width_of(const std::vector<Line>& lines);

}  // namespace chancery
