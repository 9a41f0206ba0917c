// SPDX-License-Identifier: EUPL-1.2
#include "fakes/block_typeface.h"

#include "layout/typographic_text.h"

namespace chancery {
namespace {

bool has_no_width(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F);
}

bool is_unknown(char32_t c) { return (c >= 0x2600 && c <= 0x9FFF) || c > 0xFFFF; }

}  // namespace

const std::vector<ShapedGlyph>& BlockTypeface::shape(const ShapeRequest& request) {
    glyphs_.clear();
    const TypographicText text = typographic(request.text, "");
    for (int i = 0; i < text.size(); ++i) {
        const char32_t c = code_point_at(text.text, i);
        ShapedGlyph glyph;
        glyph.cluster = text.source[static_cast<std::size_t>(i)];
        glyph.advance = has_no_width(c) ? 0 : 0.5;
        glyph.top = c == ' ' || has_no_width(c) ? 0 : tall;
        glyph.bottom = 0.1;
        glyph.missing = is_unknown(c);
        glyphs_.push_back(glyph);
        if (c > 0xFFFF) ++i;
    }
    return glyphs_;
}

FontFace BlockTypeface::face_for(std::string_view, std::string_view, std::string_view, const FontStyle& style) {
    return {std::string("blocks") + (style.bold ? "-bold" : "") + (style.italic ? "-italic" : ""), 0};
}

}  // namespace chancery
