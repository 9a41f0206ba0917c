// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "picture/prepare.h"
#include "picture/row_source.h"

namespace chancery {

// Fills a screen with a foreign picture: upright, scaled, cropped around the focus or whole on a blurred ground of
// itself. `out` has request.screen's pixels. Runs in the child; ends it where the picture is no good, and when all is done.
void paint(RowSource& source, const PrepareRequest& request, const Exit& exit, std::uint32_t* out);

}  // namespace chancery
