// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "picture/prepare.h"
#include "picture/resample.h"
#include "picture/row_source.h"

namespace chancery {

// Gives each resampler the rows that it looks at, each row read once, from the top.
void feed(RowSource& source, std::vector<Resampler*> sinks);

// Fills a screen with a foreign picture: upright, scaled, cropped around the focus or whole on a blurred ground of
// itself. `out` has request.screen's pixels. Runs in the child; ends it where the picture is no good, and when all is done.
void paint(RowSource& source, const PrepareRequest& request, const Exit& exit, std::uint32_t* out);

}  // namespace chancery
