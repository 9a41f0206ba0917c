// SPDX-License-Identifier: EUPL-1.2
#include "screen/text_painter.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <hb.h>

#include <algorithm>
#include <climits>
#include <list>
#include <string>

#include "layout/fonts.h"
#include "screen/shaping_shim.h"

namespace chancery {
namespace {

// A page has a title, a body and labels, and perhaps a second script.
constexpr std::size_t max_open_fonts = 10;

// The strike of the colour emoji font is 109 px an em; SDL_ttf gives its pixels unscaled.
constexpr double emoji_strike_px = 109;

struct SurfaceCloser {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, SurfaceCloser>;

struct FontCloser {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
using Font = std::unique_ptr<TTF_Font, FontCloser>;

struct BlobCloser {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
// A font file in memory, mapped: through SDL's own streams each glyph costs dozens of system calls.
using FontFile = std::unique_ptr<hb_blob_t, BlobCloser>;

Font open_font(const FontFile& file, int px, int index) {
    unsigned length = 0;
    const char* data = file ? hb_blob_get_data(file.get(), &length) : nullptr;
    if (!data || length > INT_MAX) return nullptr;
    return Font(TTF_OpenFontIndexRW(SDL_RWFromConstMem(data, static_cast<int>(length)), 1, px, index));
}

std::uint32_t mix(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
    // Red and blue in one multiplication, green in another; (x·a + 128)·257 / 65536 is x·a / 255, rounded.
    const std::uint32_t rest = 255 - alpha;
    const auto channel = [&](int shift) {
        const std::uint32_t sum = ((above >> shift) & 255) * alpha + ((below >> shift) & 255) * rest + 128;
        return ((sum + (sum >> 8)) >> 8) << shift;
    };
    return channel(24) | channel(16) | channel(8) | channel(0);
}

// Lays a picture with alpha over the target, its upper left corner at x, y.
void blend(Pixels& target, const SDL_Surface& picture, int x, int y) {
    const int left = std::max(0, -x), right = std::min(picture.w, target.size.width - x);
    const int top = std::max(0, -y), bottom = std::min(picture.h, target.size.height - y);
    for (int row = top; row < bottom; ++row) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(static_cast<const char*>(picture.pixels) + static_cast<std::ptrdiff_t>(row) * picture.pitch);
        std::uint32_t* to = row_of(target, x, y + row);
        for (int column = left; column < right; ++column) {
            const std::uint32_t alpha = from[column] >> 24;
            if (alpha != 0) to[column] = alpha == 255 ? 0xFF000000U | from[column] : mix(to[column], 0xFF000000U | from[column], alpha);
        }
    }
}

bool joins_letters(std::string_view script) {
    return script == "Arab" || script == "Syrc" || script == "Mong" || script == "Nkoo" || script == "Adlm" || script == "Mand" ||
           script == "Rohg" || script == "Phag" || script == "Mani";
}

bool is_space(char c) { return c == ' '; }

}  // namespace

class TextPainter::Impl {
public:
    Impl() { TTF_Init(); }
    ~Impl() {
        fonts_.clear();
        TTF_Quit();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void draw(Pixels& target, const GlyphRun& run);
    [[nodiscard]] std::size_t open_fonts() const { return fonts_.size(); }
    [[nodiscard]] bool helped() const { return helped_; }

private:
    struct OpenFont {
        FontFace face;
        int px = 0;
        FontFile file;  // outlives the font
        Font font;
        std::unordered_map<std::uint32_t, GlyphBearing> bearings;
    };

    OpenFont* font(const FontFace& face, int px);
    bool draw_with_help(Pixels& target, const GlyphRun& run, OpenFont& font);
    static void draw_without_help(Pixels& target, const GlyphRun& run, OpenFont& font);
    static void draw_emoji(Pixels& target, const GlyphRun& run, OpenFont& font);

    std::list<OpenFont> fonts_;  // last used first
    bool helped_ = true;         // until SDL_ttf turns out to call another HarfBuzz than ours
};

TextPainter::Impl::OpenFont* TextPainter::Impl::font(const FontFace& face, int px) {
    const auto found = std::find_if(fonts_.begin(), fonts_.end(), [&](const OpenFont& open) { return open.px == px && open.face == face; });
    if (found != fonts_.end()) {
        fonts_.splice(fonts_.begin(), fonts_, found);
        return &fonts_.front();
    }
    FontFile file(hb_blob_create_from_file_or_fail(face.file.c_str()));
    Font opened = open_font(file, px, face.index);
    if (!opened) return nullptr;
    TTF_SetFontHinting(opened.get(), TTF_HINTING_LIGHT_SUBPIXEL);
    fonts_.push_front({face, px, std::move(file), std::move(opened), {}});
    if (fonts_.size() > max_open_fonts) fonts_.pop_back();
    return &fonts_.front();
}

// False where the help did not arrive: nothing is drawn then.
bool TextPainter::Impl::draw_with_help(Pixels& target, const GlyphRun& run, OpenFont& font) {
    ShapingHints hints;
    hints.text = run.text;
    hints.before = run.before;
    hints.after = run.after;
    hints.language = run.language;
    hints.ascent = TTF_FontAscent(font.font.get());
    hints.bearings = &font.bearings;
    Surface picture;
    {
        const ShapingHelp help(hints);
        picture.reset(TTF_RenderUTF8_Blended(font.font.get(), run.text.c_str(), {run.color.red, run.color.green, run.color.blue, run.color.alpha}));
    }
    if (picture && hints.shaped) blend(target, *picture, run.x - hints.origin_x, run.baseline - hints.ascent - hints.origin_y);
    return hints.shaped || !picture;
}

// Where HarfBuzz cannot be reached: the joiner stands for the neighbour, the first glyph's bearing for the origin.
void TextPainter::Impl::draw_without_help(Pixels& target, const GlyphRun& run, OpenFont& font) {
    std::string text = run.text;
    if (joins_letters(run.script)) {
        if (!run.before.empty() && !is_space(run.before.back())) text.insert(0, "\u200D");
        if (!run.after.empty() && !is_space(run.after.front())) text += "\u200D";
    }
    const Surface picture(TTF_RenderUTF8_Blended(font.font.get(), text.c_str(), {run.color.red, run.color.green, run.color.blue, run.color.alpha}));
    if (picture) blend(target, *picture, run.x, run.baseline - TTF_FontAscent(font.font.get()));
}

void TextPainter::Impl::draw_emoji(Pixels& target, const GlyphRun& run, OpenFont& font) {
    const Surface picture(TTF_RenderUTF8_Blended(font.font.get(), run.text.c_str(), {255, 255, 255, 255}));
    if (!picture) return;
    const double scale = run.px / emoji_strike_px;
    const Surface scaled(SDL_CreateRGBSurfaceWithFormat(0, static_cast<int>(picture->w * scale), static_cast<int>(picture->h * scale), 32, SDL_PIXELFORMAT_ARGB8888));
    if (!scaled || SDL_SoftStretchLinear(picture.get(), nullptr, scaled.get(), nullptr) != 0) return;
    const double ascent = TTF_FontAscent(font.font.get()) * scale;
    blend(target, *scaled, run.x, run.baseline - static_cast<int>(ascent));
}

void TextPainter::Impl::draw(Pixels& target, const GlyphRun& run) {
    const bool emoji = run.face == emoji_face();
    OpenFont* open = font(run.face, emoji ? static_cast<int>(emoji_strike_px) : run.px);
    if (open == nullptr || run.text.empty()) return;
    // State of the font object, not arguments: to be set for every run.
    TTF_SetFontDirection(open->font.get(), run.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(open->font.get(), run.script.c_str());
    if (emoji) return draw_emoji(target, run, *open);
    helped_ = helped_ && draw_with_help(target, run, *open);
    if (!helped_) draw_without_help(target, run, *open);
}

TextPainter::TextPainter() : impl_(std::make_unique<Impl>()) {}
TextPainter::~TextPainter() = default;

void TextPainter::draw(Pixels& target, const GlyphRun& run) { impl_->draw(target, run); }
bool TextPainter::shapes_with_context() const { return impl_->helped(); }
std::size_t TextPainter::open_fonts() const { return impl_->open_fonts(); }

}  // namespace chancery
