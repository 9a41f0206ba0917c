// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <vector>

#include "screen/blend.h"
#include "screen/changed_area.h"
#include "screen/glass.h"

namespace chancery {

namespace {

Error lost() { return {ErrorKind::unreachable, std::string("the window cannot be drawn to: ") + SDL_GetError()}; }

const std::uint32_t* row_of(const Pixels& page, int x, int y) {
    return page.rows.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(page.size.width) + x;
}

class SurfaceGlass final : public Glass {
public:
    explicit SurfaceGlass(SDL_Window* window) : window_(window) {}

    Size size() override {
        const SDL_Surface* surface = SDL_GetWindowSurface(window_);
        return surface ? Size{surface->w, surface->h} : Size{};
    }

    Status show(const Pixels& page) override {
        from_ = to_ = &page;
        areas_ = {{0, 0, page.size.width, page.size.height}};
        return draw(256);
    }

    Status begin_fade(const Pixels& from, const Pixels& to) override {
        from_ = &from;
        to_ = &to;
        areas_ = changed_area(from, to);
        return {};
    }

    Status fade(int weight) override { return areas_.empty() ? Status{} : draw(weight); }

    // From the page, not from the surface: SDL makes a new one, black, whenever the window has been resized, also where
    // it then has the size that it had.
    Status again() override { return to_ ? show(*to_) : Status{}; }

    [[nodiscard]] bool waits_for_display() const override { return false; }

private:
    Status draw(int weight) {
        SDL_Surface* surface = SDL_GetWindowSurface(window_);
        if (!surface) return lost();
        // The display changed under the page: nothing is drawn until one of the new size comes.
        if (Size{surface->w, surface->h} != to_->size) return Error{ErrorKind::unreachable, "the window has another size now"};
        const bool ours = surface->format->format == SDL_PIXELFORMAT_RGB888 || surface->format->format == SDL_PIXELFORMAT_ARGB8888;
        std::vector<SDL_Rect> rects;
        const Mixture mixture(weight);
        for (const Rect& area : areas_) {
            ours ? blend_area(area, mixture, *surface) : convert_area(area, mixture, *surface);
            rects.push_back({area.x, area.y, area.width, area.height});
        }
        return SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size())) == 0 ? Status{} : Status{lost()};
    }

    static std::uint8_t* pixel_of(SDL_Surface& surface, int x, int y) {
        return static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch +
               static_cast<std::ptrdiff_t>(x) * surface.format->BytesPerPixel;
    }

    void blend_row(const Rect& area, int y, const Mixture& mixture, std::uint32_t* out) const {
        const auto count = static_cast<std::size_t>(area.width);
        if (mixture.is_second())
            std::copy_n(row_of(*to_, area.x, y), count, out);
        else
            blend(row_of(*from_, area.x, y), row_of(*to_, area.x, y), out, count, mixture);
    }

    void blend_area(const Rect& area, const Mixture& mixture, SDL_Surface& surface) const {
        for (int y = area.y; y < area.bottom(); ++y)
            blend_row(area, y, mixture, reinterpret_cast<std::uint32_t*>(pixel_of(surface, area.x, y)));
    }

    // A display of 16 or 30 bits: a row at a time through SDL's conversion.
    void convert_area(const Rect& area, const Mixture& mixture, SDL_Surface& surface) {
        row_.resize(static_cast<std::size_t>(area.width));
        for (int y = area.y; y < area.bottom(); ++y) {
            blend_row(area, y, mixture, row_.data());
            SDL_ConvertPixels(area.width, 1, SDL_PIXELFORMAT_RGB888, row_.data(), area.width * 4, surface.format->format,
                              pixel_of(surface, area.x, y), surface.pitch);
        }
    }

    SDL_Window* window_;
    const Pixels* from_ = nullptr;
    const Pixels* to_ = nullptr;
    std::vector<Rect> areas_;
    std::vector<std::uint32_t> row_;
};

}  // namespace

Result<std::unique_ptr<Glass>> open_surface(SDL_Window* window) {
    if (!SDL_GetWindowSurface(window)) return lost();
    return std::unique_ptr<Glass>(std::make_unique<SurfaceGlass>(window));
}

}  // namespace chancery
