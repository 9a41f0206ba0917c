// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace chancery {

// How far a glyph's pixels reach beyond its origin, in px: left of it (negative: to the left) and above the baseline.
struct GlyphBearing {
    int left = 0;
    int top = 0;
};

// What SDL_ttf is told and asked while it draws one run. It passes neither a language nor the text around the run on to
// HarfBuzz, and does not say where in its picture the run's origin lies. It is linked dynamically, though, so the two
// functions of HarfBuzz that it calls can be our own (shaping_shim.cpp): they add what is missing, and look at the
// glyphs on their way.
struct ShapingHints {
    std::string_view text;      // the run, exactly as SDL_ttf gets it
    std::string_view before;    // of the paragraph around it
    std::string_view after;
    std::string_view language;  // BCP 47
    int ascent = 0;             // TTF_FontAscent()
    std::unordered_map<std::uint32_t, GlyphBearing>* bearings = nullptr;  // known ones of this font and size; filled up

    bool shaped = false;  // told back: HarfBuzz was called through us; where it was not, none of the above took effect
    int origin_x = 0;     // where the run's origin lies in SDL_ttf's picture: px from its left edge,
    int origin_y = 0;     // and how far the picture was moved down because ink stands above the ascent
};

// While one of these lives, this thread's calls of SDL_ttf are helped.
class ShapingHelp {
public:
    explicit ShapingHelp(ShapingHints& hints);
    ~ShapingHelp();
    ShapingHelp(const ShapingHelp&) = delete;
    ShapingHelp& operator=(const ShapingHelp&) = delete;
};

}  // namespace chancery
