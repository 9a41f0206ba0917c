// SPDX-License-Identifier: EUPL-1.2
#include "screen/harfbuzz_typeface.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <list>
#include <map>
#include <tuple>

#include "layout/fonts.h"
#include "screen/system_fonts.h"

namespace chancery {
namespace {

// Enough for a page in a few scripts; a closed font is opened again in well under a millisecond.
constexpr std::size_t max_open_fonts = 12;

struct FontCloser {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
using FontHandle = std::unique_ptr<hb_font_t, FontCloser>;

struct BufferCloser {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using BufferHandle = std::unique_ptr<hb_buffer_t, BufferCloser>;

FontHandle open_font(const FontFace& face) {
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(face.file.c_str());
    if (blob == nullptr) return nullptr;
    hb_face_t* opened = hb_face_create(blob, static_cast<unsigned>(face.index));
    hb_blob_destroy(blob);
    FontHandle font;
    if (hb_face_get_glyph_count(opened) > 0) font.reset(hb_font_create(opened));
    hb_face_destroy(opened);
    return font;
}

int length_of(std::string_view text) { return static_cast<int>(text.size()); }

struct Choice {
    std::string script, language;
    FontStyle style;
    auto operator<=>(const Choice&) const = default;
};

bool ignorable(hb_unicode_funcs_t*, std::uint32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x00AD ||
           c == 0x034F || c == 0x061C || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

// The characters of a short UTF-8 text.
std::vector<std::uint32_t> code_points(std::string_view text) {
    BufferHandle buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), text.data(), length_of(text), 0, length_of(text));
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
    std::vector<std::uint32_t> out;
    for (unsigned i = 0; i < count; ++i) out.push_back(info[i].codepoint);
    return out;
}

// Shown as a picture unless a text presentation is asked for (UTS #51): the emoji planes, and anything with U+FE0F.
bool wants_emoji(const std::vector<std::uint32_t>& characters) {
    const auto has = [&](std::uint32_t c) { return std::find(characters.begin(), characters.end(), c) != characters.end(); };
    if (has(0xFE0E) || characters.empty()) return false;
    const std::uint32_t first = characters.front();
    return has(0xFE0F) || (first >= 0x1F300 && first <= 0x1FAFF) || (first >= 0x1F1E6 && first <= 0x1F1FF);
}

}  // namespace

class HarfBuzzTypeface::Impl {
public:
    Impl() : buffer_(hb_buffer_create()) {}

    const std::vector<ShapedGlyph>& shape(const ShapeRequest& request);
    FontFace face_for(std::string_view cluster, const Choice& choice);
    [[nodiscard]] std::size_t open_fonts() const { return fonts_.size(); }

private:
    struct OpenFont {
        FontFace face;
        FontHandle font;  // none where the file cannot be used
    };

    hb_font_t* font(const FontFace& face);
    void fill_buffer(const ShapeRequest& request);
    void read_glyphs(hb_font_t* font);
    std::vector<FontFace> known_faces(const Choice& choice);
    bool covers(const FontFace& face, std::string_view cluster, const std::vector<std::uint32_t>& characters,
                const Choice& choice);

    std::list<OpenFont> fonts_;  // last used first
    std::map<Choice, std::vector<FontFace>> candidates_;
    std::map<std::pair<Choice, std::string>, FontFace> strange_;  // clusters that the first candidate lacks
    BufferHandle buffer_;
    std::vector<ShapedGlyph> glyphs_;
    SystemFonts system_;
};

hb_font_t* HarfBuzzTypeface::Impl::font(const FontFace& face) {
    const auto found = std::find_if(fonts_.begin(), fonts_.end(), [&](const OpenFont& open) { return open.face == face; });
    if (found != fonts_.end()) {
        fonts_.splice(fonts_.begin(), fonts_, found);
    } else {
        fonts_.push_front({face, open_font(face)});
        if (fonts_.size() > max_open_fonts) fonts_.pop_back();
    }
    return fonts_.front().font.get();
}

void HarfBuzzTypeface::Impl::fill_buffer(const ShapeRequest& request) {
    const std::string whole = std::string(request.before).append(request.text).append(request.after);
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, whole.data(), length_of(whole), static_cast<unsigned>(request.before.size()), length_of(request.text));
    hb_buffer_set_direction(buffer, request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(request.script.data(), length_of(request.script)));
    hb_buffer_set_language(buffer, hb_language_from_string(request.language.data(), length_of(request.language)));
    // Clusters count from the beginning of the whole; the caller's text begins behind the context.
    unsigned count = 0;
    hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; ++i) info[i].cluster -= static_cast<unsigned>(request.before.size());
}

const std::vector<ShapedGlyph>& HarfBuzzTypeface::Impl::shape(const ShapeRequest& request) {
    glyphs_.clear();
    hb_font_t* face = font(request.face);
    if (face == nullptr) return glyphs_;
    fill_buffer(request);
    // hb_shape() itself is lent to SDL_ttf (shaping_shim.h), which shapes on another thread.
    hb_shape_full(face, buffer_.get(), nullptr, 0, nullptr);
    read_glyphs(face);
    if (request.right_to_left) std::reverse(glyphs_.begin(), glyphs_.end());
    return glyphs_;
}

void HarfBuzzTypeface::Impl::read_glyphs(hb_font_t* font) {
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer_.get(), &count);
    const double em = hb_face_get_upem(hb_font_get_face(font));
    for (unsigned i = 0; i < count; ++i) {
        ShapedGlyph glyph;
        glyph.cluster = info[i].cluster;
        glyph.advance = position[i].x_advance / em;
        glyph.missing = info[i].codepoint == 0;
        glyph.unsafe_to_break = (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        hb_glyph_extents_t extents{};
        if (hb_font_get_glyph_extents(font, info[i].codepoint, &extents) && extents.height != 0) {
            glyph.top = (extents.y_bearing + position[i].y_offset) / em;
            glyph.bottom = -(extents.y_bearing + extents.height + position[i].y_offset) / em;
        }
        glyphs_.push_back(glyph);
    }
}

bool HarfBuzzTypeface::Impl::covers(const FontFace& face, std::string_view cluster,
                                    const std::vector<std::uint32_t>& characters, const Choice& choice) {
    hb_font_t* opened = font(face);
    if (opened == nullptr) return false;
    const bool mapped = std::all_of(characters.begin(), characters.end(), [&](std::uint32_t c) {
        hb_codepoint_t glyph = 0;
        return ignorable(nullptr, c) || hb_font_get_nominal_glyph(opened, c, &glyph);
    });
    if (mapped) return true;
    // HarfBuzz composes and decomposes, and makes spaces: only shaping tells.
    const auto& glyphs = shape({face, cluster, {}, {}, choice.script, choice.language, false});
    return !glyphs.empty() && std::none_of(glyphs.begin(), glyphs.end(), [](const ShapedGlyph& glyph) { return glyph.missing; });
}

std::vector<FontFace> HarfBuzzTypeface::Impl::known_faces(const Choice& choice) {
    std::vector<FontFace> faces;
    if (!choice.style.wanted.empty() && takes_family(choice.script))
        if (auto wanted = system_.face_of(choice.style.wanted, choice.style)) faces.push_back(*std::move(wanted));
    for (FontFace& face : font_candidates(choice.script, choice.language, choice.style))
        if (system_.has_file(face.file)) faces.push_back(std::move(face));
    return faces;
}

FontFace HarfBuzzTypeface::Impl::face_for(std::string_view cluster, const Choice& choice) {
    auto [entry, added] = candidates_.try_emplace(choice);
    std::vector<FontFace>& candidates = entry->second;
    if (added) candidates = known_faces(choice);
    const std::vector<std::uint32_t> characters = code_points(cluster);
    const bool emoji = wants_emoji(characters);
    if (!emoji && !candidates.empty() && covers(candidates.front(), cluster, characters, choice)) return candidates.front();
    const auto key = std::make_pair(choice, std::string(cluster));
    if (const auto known = strange_.find(key); known != strange_.end()) return known->second;
    const auto remember = [&](const FontFace& face) {
        if (strange_.size() > 4096) strange_.clear();
        return strange_[key] = face;
    };
    if (emoji && covers(emoji_face(), cluster, characters, choice)) return remember(emoji_face());
    for (const FontFace& face : candidates)
        if (covers(face, cluster, characters, choice)) return remember(face);
    if (const auto face = system_.face_with(characters, choice.language, choice.style)) return remember(*face);
    return remember(candidates.empty() ? FontFace{} : candidates.front());
}

HarfBuzzTypeface::HarfBuzzTypeface() : impl_(std::make_unique<Impl>()) {}
HarfBuzzTypeface::~HarfBuzzTypeface() = default;

const std::vector<ShapedGlyph>& HarfBuzzTypeface::shape(const ShapeRequest& request) { return impl_->shape(request); }

FontFace HarfBuzzTypeface::face_for(std::string_view cluster, std::string_view script, std::string_view language,
                                    const FontStyle& style) {
    return impl_->face_for(cluster, {std::string(script), std::string(language), style});
}

std::size_t HarfBuzzTypeface::open_fonts() const { return impl_->open_fonts(); }

}  // namespace chancery
