// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/contrast_meter.h"
#include "app/stage.h"
#include "base/geometry.h"
#include "base/instant.h"
#include "base/result.h"
#include "layout/compose.h"
#include "schedule/zone.h"

namespace chancery {

// One page as `render` drew it.
struct Slide {
    std::string file;  // its picture, in the same folder
    std::string statement, language, why;
    std::string beside;      // the second of two languages; empty: there is one
    std::size_t page = 0, pages = 1;
    std::vector<Instant> on;  // when it is first on, on each day that it is; at least one, in order
    Page set;          // without its frame
    Contrast contrast;
    std::optional<Stage::Enlargement> picture = {};  // where it shows one
};

// Adds the day of this moment, by the zone's clocks, unless the page was on that day before.
void note_day(Slide& slide, Instant at, const Zone& zone);

// The list that scripts read: render.json.
std::string sheet_json(Size size, const std::vector<Slide>& slides);

// The contact sheet that people look through: index.html, in one file beside the pictures. Days and hours are those of the
// show's zone; a page stands under each day that it is on.
std::string sheet_html(Size size, const std::vector<Slide>& slides, const Zone& zone);

}  // namespace chancery
