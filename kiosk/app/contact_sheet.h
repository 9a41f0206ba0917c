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

namespace chancery {

// One page as `render` drew it.
struct Slide {
    std::string file;  // its picture, in the same folder
    std::string statement, language, why;
    std::size_t page = 0, pages = 1;
    Instant at{};      // when it is first on
    Page set;          // without its frame
    Contrast contrast;
    std::optional<Stage::Enlargement> picture = {};  // where it shows one
};

// The list that scripts read: render.json.
std::string sheet_json(Size size, const std::vector<Slide>& slides);

// The contact sheet that people look through: index.html, in one file beside the pictures.
std::string sheet_html(Size size, const std::vector<Slide>& slides);

}  // namespace chancery
