// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "layout/typeface.h"

namespace chancery {

// Measures with HarfBuzz at font units, straight from the font files that layout/fonts.h names. Fonts are mapped, so
// that only what is read of them takes memory, and the least used are closed. Fontconfig is asked only where no file of
// the table has a character. One instance a thread.
class HarfBuzzTypeface final : public Typeface {
public:
    HarfBuzzTypeface();
    ~HarfBuzzTypeface() override;

    const std::vector<ShapedGlyph>& shape(const ShapeRequest& request) override;
    FontFace face_for(std::string_view cluster, std::string_view script, std::string_view language,
                      const FontStyle& style) override;

    // How many fonts are open now.
    [[nodiscard]] std::size_t open_fonts() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
