// SPDX-License-Identifier: EUPL-1.2
#include "screen/shaping_shim.h"

#include <dlfcn.h>
#include <hb-ft.h>
#include <hb.h>

#include <algorithm>
#include <string>

#include FT_FREETYPE_H

namespace {

// The one variable that outlives a call: SDL_ttf has no argument through which these could be passed.
constinit thread_local chancery::ShapingHints* hints_now = nullptr;

int whole_pixels(FT_Pos fixed) { return static_cast<int>((fixed & -64) / 64); }

chancery::GlyphBearing load_bearing(hb_font_t* font, std::uint32_t glyph) {
    FT_Face face = hb_ft_font_get_face(font);
    if (face == nullptr || FT_Load_Glyph(face, glyph, hb_ft_font_get_load_flags(font)) != 0) return {};
    const FT_GlyphSlot slot = face->glyph;
    const bool preset = slot->bitmap_left != 0 || slot->bitmap_top != 0 || slot->bitmap.rows != 0 || slot->bitmap.width != 0;
    if (preset) return {slot->bitmap_left, slot->bitmap_top};
    return {whole_pixels(slot->metrics.horiBearingX), whole_pixels(slot->metrics.horiBearingY)};
}

chancery::GlyphBearing bearing(hb_font_t* font, std::uint32_t glyph, chancery::ShapingHints& hints) {
    if (hints.bearings == nullptr) return load_bearing(font, glyph);
    const auto [known, added] = hints.bearings->try_emplace(glyph);
    if (added) known->second = load_bearing(font, glyph);
    return known->second;
}

// SDL_ttf enlarges its picture to the left and upward by what stands out there; the same sum tells by how much.
void find_origin(hb_font_t* font, hb_buffer_t* buffer, chancery::ShapingHints& hints) {
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer, &count);
    int x = 0, y = 0, left = 0, top = 0;
    for (unsigned i = 0; i < count; ++i) {
        const chancery::GlyphBearing glyph = bearing(font, info[i].codepoint, hints);
        left = std::min(left, whole_pixels(x + position[i].x_offset) + glyph.left);
        top = std::min(top, whole_pixels(y + hints.ascent * 64 - position[i].y_offset) - glyph.top);
        x += position[i].x_advance;
        y += position[i].y_advance;
    }
    hints.origin_x = -left;
    hints.origin_y = -top;
    hints.shaped = true;
}

using AddUtf8 = void (*)(hb_buffer_t*, const char*, int, unsigned, int);

}  // namespace

extern "C" void hb_buffer_add_utf8(hb_buffer_t* buffer, const char* text, int text_length, unsigned item_offset, int item_length) {
    static const auto real = reinterpret_cast<AddUtf8>(dlsym(RTLD_NEXT, "hb_buffer_add_utf8"));
    if (hints_now == nullptr || hints_now->text != std::string_view(text)) {
        real(buffer, text, text_length, item_offset, item_length);
        return;
    }
    const std::string whole = std::string(hints_now->before).append(hints_now->text).append(hints_now->after);
    real(buffer, whole.data(), static_cast<int>(whole.size()), static_cast<unsigned>(hints_now->before.size()),
         static_cast<int>(hints_now->text.size()));
}

// hb_shape() is hb_shape_full() with every shaper allowed.
extern "C" void hb_shape(hb_font_t* font, hb_buffer_t* buffer, const hb_feature_t* features, unsigned feature_count) {
    if (hints_now != nullptr)
        hb_buffer_set_language(buffer, hb_language_from_string(hints_now->language.data(), static_cast<int>(hints_now->language.size())));
    hb_shape_full(font, buffer, features, feature_count, nullptr);
    if (hints_now != nullptr) find_origin(font, buffer, *hints_now);
}

namespace chancery {

ShapingHelp::ShapingHelp(ShapingHints& hints) { hints_now = &hints; }
ShapingHelp::~ShapingHelp() { hints_now = nullptr; }

}  // namespace chancery
