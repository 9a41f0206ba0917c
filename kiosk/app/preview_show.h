// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "app/commands/commands.h"
#include "app/preview.h"
#include "app/walk.h"
#include "screen/harfbuzz_typeface.h"

namespace chancery {

// The show of a preview, set up as `render` and `schedule` walk through it: at the time that the options say or now, by a
// clock that is certain, since the question is what would show.
class PreviewShow {
public:
    // The preview outlives it.
    PreviewShow(const Preview& preview, const RenderOptions& options);

    [[nodiscard]] Stage& stage() { return stage_; }
    [[nodiscard]] Walk& walk() { return walk_; }
    [[nodiscard]] const std::string& time_zone() const { return rotation_.time_zone; }

private:
    Rotation rotation_;
    HarfBuzzTypeface typeface_;
    Stage stage_;
    Walk walk_;
};

}  // namespace chancery
