// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <utility>

#include "screen/glass.h"
#include "screen/sdl_handles.h"

namespace chancery {

namespace {

Error lost(const char* what) { return {ErrorKind::unreachable, std::string(what) + ": " + SDL_GetError()}; }

class RendererGlass final : public Glass {
public:
    explicit RendererGlass(SdlRenderer renderer) : renderer_(std::move(renderer)) {
        SDL_RendererInfo info{};
        waits_ = SDL_GetRendererInfo(renderer_.get(), &info) == 0 && (info.flags & SDL_RENDERER_PRESENTVSYNC) != 0;
    }

    Size size() override {
        Size size;
        if (SDL_GetRendererOutputSize(renderer_.get(), &size.width, &size.height) != 0) return {};
        return size;
    }

    Status show(const Pixels& page) override {
        has_ground_ = false;
        if (Status uploaded = upload(over_, page); !uploaded) return uploaded;
        return draw(256, 256);
    }

    Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) override {
        std::swap(under_, over_);
        has_ground_ = !ground.empty();
        if (has_ground_) {
            Pixels bare = to;
            ground.lay_into(bare);
            if (Status uploaded = upload(ground_, bare); !uploaded) return uploaded;
        }
        if (!under_.texture)
            if (Status uploaded = upload(under_, from); !uploaded) return uploaded;
        return upload(over_, to);
    }

    Status show_part(const Pixels& page, const Rect& part) override {
        has_ground_ = false;
        if (!over_.texture || over_.size != page.size) return show(page);
        const SDL_Rect area{part.x, part.y, part.width, part.height};
        if (SDL_UpdateTexture(over_.texture.get(), &area, row_of(page, part.x, part.y), page.size.width * 4) != 0) return lost("a page cannot be brought to the graphics processor");
        return draw(256, 256);
    }

    Status paint(const DrawRow& row, Rows rows) override {
        void* pixels = nullptr;
        int pitch = 0;
        const SDL_Rect part{0, rows.first, over_.size.width, rows.end - rows.first};
        if (!over_.texture || SDL_LockTexture(over_.texture.get(), &part, &pixels, &pitch) != 0) return lost("a frame cannot be drawn");
        for (int y = rows.first; y < rows.end; ++y)
            row(y, reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(pixels) + static_cast<std::ptrdiff_t>(y - rows.first) * pitch));
        SDL_UnlockTexture(over_.texture.get());
        return draw(256, 256);
    }

    Status fade(int weight, int words) override { return draw(weight, words); }
    Status again() override { return draw(weight_, words_); }
    [[nodiscard]] bool waits_for_display() const override { return waits_; }

private:
    struct Page {
        SdlTexture texture;
        Size size;
    };

    Status upload(Page& page, const Pixels& pixels) {
        if (!page.texture || page.size != pixels.size) {
            page.texture.reset(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                                                 pixels.size.width, pixels.size.height));
            page.size = pixels.size;
        }
        if (!page.texture) return lost("there is no room for a page on the graphics processor");
        if (SDL_UpdateTexture(page.texture.get(), nullptr, pixels.rows.data(), pixels.size.width * 4) == 0) return {};
        page.texture.reset();
        return lost("a page cannot be brought to the graphics processor");
    }

    bool copy(const Page& page, int weight) {
        const auto alpha = static_cast<Uint8>(std::clamp(weight, 0, 255));
        return SDL_SetTextureBlendMode(page.texture.get(), weight >= 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND) == 0 &&
               SDL_SetTextureAlphaMod(page.texture.get(), alpha) == 0 &&
               SDL_RenderCopy(renderer_.get(), page.texture.get(), nullptr, nullptr) == 0;
    }

    // The words upon their ground, and both upon the page before, as three layers: what the ground needs is what then is
    // left of the page before.
    bool draw_layers(int weight, int words) {
        const int over = weight * words / 256, left = 256 - over;
        const int ground = left > 0 ? 256 - (256 - weight) * 256 / left : 256;
        return copy(under_, 256) && copy(ground_, ground) && copy(over_, over);
    }

    Status draw(int weight, int words) {
        weight_ = weight;
        words_ = words;
        const bool drawn = has_ground_ && words < 256 ? draw_layers(weight, words) : (weight >= 255 || copy(under_, 256)) && copy(over_, weight);
        if (!drawn) return lost("the page cannot be drawn");
        SDL_RenderPresent(renderer_.get());
        return {};
    }

    SdlRenderer renderer_;
    Page under_, over_, ground_;
    bool has_ground_ = false;
    int weight_ = 256, words_ = 256;
    bool waits_ = false;
};

}  // namespace

Result<std::unique_ptr<Glass>> open_renderer(SDL_Window* window) {
    SdlRenderer renderer(SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC));
    if (!renderer) return lost("there is no way to draw on this display");
    return std::unique_ptr<Glass>(std::make_unique<RendererGlass>(std::move(renderer)));
}

}  // namespace chancery
