// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "layout/typeface.h"

namespace chancery {

// A font of blocks, for tests of the setting alone: every character is half an em wide and seven tenths high; marks and
// characters that are not seen have no width. It knows no symbols and no ideographs. One face per weight and slant.
class BlockTypeface final : public Typeface {
public:
    double tall = 0.7;  // ink above the baseline, em

    const std::vector<ShapedGlyph>& shape(const ShapeRequest& request) override;
    FontFace face_for(std::string_view cluster, std::string_view script, std::string_view language, const FontStyle& style) override;

private:
    std::vector<ShapedGlyph> glyphs_;
};

}  // namespace chancery
