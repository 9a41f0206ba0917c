// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>
#include <vector>

#include "base/huge_pages.h"
#include "screen/blend.h"
#include "screen/changed_area.h"
#include "screen/glass.h"
#include "screen/ink_spans.h"

namespace chancery {

namespace {

Error lost() { return {ErrorKind::unreachable, std::string("the window cannot be drawn to: ") + SDL_GetError()}; }

class SurfaceGlass final : public Glass {
public:
    SurfaceGlass(SDL_Window* window, ShareRows share) : window_(window), share_(std::move(share)) {}

    Size size() override {
        const SDL_Surface* surface = SDL_GetWindowSurface(window_);
        return surface ? Size{surface->w, surface->h} : Size{};
    }

    std::span<char> memory() override {
        const SDL_Surface* surface = SDL_GetWindowSurface(window_);
        if (!surface) return {};
        return {static_cast<char*>(surface->pixels), static_cast<std::size_t>(surface->pitch) * static_cast<std::size_t>(surface->h)};
    }

    Status show(const Pixels& page) override {
        from_ = to_ = &page;
        ground_ = nullptr;
        areas_ = {{0, 0, page.size.width, page.size.height}};
        const std::span<char> pixels = memory();  // it may be a new one
        touch(pixels.data(), pixels.size());
        return show_made(make(256, 256));
    }

    Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) override {
        from_ = &from;
        to_ = &to;
        ground_ = ground.empty() ? nullptr : &ground;
        areas_ = changed_area(from, to);
        if (ground_) ink_.find(to, ground);
        return {};
    }

    Status fade(int weight, int words) override { return make(weight, words); }

    Status show_part(const Pixels& page, const Rect& part) override {
        from_ = to_ = &page;
        ground_ = nullptr;
        areas_ = {part};
        return show_made(make(256, 256));
    }

    // From the page, not from the surface: SDL makes a new one, black, whenever the window has been resized, also where
    // it then has the size that it had.
    Status again() override { return to_ ? show(*to_) : Status{}; }

    Status paint(const DrawRow& row, Rows rows) override {
        SDL_Surface* surface = fitting_surface();
        if (!surface) return lost();
        for (int y = rows.first; y < rows.end; ++y) {
            auto* out = reinterpret_cast<std::uint32_t*>(pixel_of(*surface, 0, y));
            if (is_ours(*surface)) {
                row(y, out);
            } else {
                row_.resize(static_cast<std::size_t>(surface->w));
                row(y, row_.data());
                convert_row(surface->w, *surface, out);
            }
        }
        made_ = {{0, rows.first, surface->w, rows.end - rows.first}};
        return {};
    }

    Status present() override {
        return made_.empty() || SDL_UpdateWindowSurfaceRects(window_, made_.data(), static_cast<int>(made_.size())) == 0 ? Status{} : Status{lost()};
    }

    [[nodiscard]] bool waits_for_display() const override { return false; }

private:
    // Nothing where the display changed under the page: nothing is drawn until one of the new size comes.
    SDL_Surface* fitting_surface() {
        SDL_Surface* surface = SDL_GetWindowSurface(window_);
        if (surface && to_ && Size{surface->w, surface->h} != to_->size) {
            SDL_SetError("it has another size now");
            return nullptr;
        }
        return surface;
    }

    // Each pixel costs 16 octets of the memory's bandwidth (two are read, one is fetched and written), and what the display server
    // takes: a single thread of a small machine keeps up with sixty frames a second of Full HD, and not of four times that.
    [[nodiscard]] bool is_large(const Rect& area) const { return share_ && static_cast<std::int64_t>(area.width) * area.height > 2'500'000; }

    // Our pixels say in their highest octet what no display shall take for transparency.
    static bool is_ours(const SDL_Surface& surface) { return surface.format->format == SDL_PIXELFORMAT_RGB888; }

    // Two mixtures in a row: the words upon their ground, and both upon the page before.
    struct Mixtures {
        Mixture page, words;
        bool with_ground;  // the words are not wholly there
    };

    Status show_made(const Status& made) { return made ? present() : made; }

    Status make(int weight, int words) {
        made_.clear();
        if (areas_.empty()) return {};
        SDL_Surface* surface = fitting_surface();
        if (!surface) return lost();
        const Mixtures mixture{Mixture(weight), Mixture(words), ground_ && words < 256};
        for (const Rect& area : areas_) {
            const auto blend_rows = [&](Rows rows) { blend_area({area.x, rows.first, area.width, rows.end - rows.first}, mixture, *surface); };
            const Rows rows{area.y, area.bottom()};
            !is_ours(*surface) ? convert_area(area, mixture, *surface) : is_large(area) ? share_(rows, blend_rows) : blend_rows(rows);
            made_.push_back({area.x, area.y, area.width, area.height});
        }
        return {};
    }

    static std::uint8_t* pixel_of(SDL_Surface& surface, int x, int y) {
        return static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch +
               static_cast<std::ptrdiff_t>(x) * surface.format->BytesPerPixel;
    }

    // Between the words lies the ground alone, which need not be mixed with itself.
    void blend_row(const Rect& area, int y, const Mixtures& mixture, std::uint32_t* out, std::vector<std::uint32_t>& words) const {
        int done = area.x;
        const auto plain_until = [&](int x) { blend_plain(done, x, y, mixture.page, out + (done - area.x)), done = x; };
        const auto [first, last] = mixture.with_ground ? ink_.of_row(y) : InkSpans::Range{};
        for (const InkSpans::Span* ink = first; ink != last; ++ink) {
            const int begin = std::clamp(ink->begin, area.x, area.right()), end = std::clamp(ink->end, begin, area.right());
            if (begin == end) continue;
            plain_until(begin);
            const auto count = static_cast<std::size_t>(end - begin);
            words.resize(std::max(words.size(), count));
            const Underlay::Row ground = ground_->row(y);
            const std::uint32_t* with_words = ground.pixels + (begin - ground.x);
            if (!mixture.words.is_first()) {
                blend(with_words, row_of(*to_, begin, y), words.data(), count, mixture.words);
                with_words = words.data();
            }
            blend(row_of(*from_, begin, y), with_words, out + (begin - area.x), count, mixture.page);
            done = end;
        }
        plain_until(area.right());
    }

    void blend_plain(int begin, int end, int y, const Mixture& mixture, std::uint32_t* out) const {
        const auto count = static_cast<std::size_t>(end - begin);
        if (mixture.is_second())
            std::copy_n(row_of(*to_, begin, y), count, out);
        else
            blend(row_of(*from_, begin, y), row_of(*to_, begin, y), out, count, mixture);
    }

    // Any thread.
    void blend_area(const Rect& area, const Mixtures& mixture, SDL_Surface& surface) const {
        std::vector<std::uint32_t> words;
        for (int y = area.y; y < area.bottom(); ++y)
            blend_row(area, y, mixture, reinterpret_cast<std::uint32_t*>(pixel_of(surface, area.x, y)), words);
    }

    // A display of 16 or 30 bits: a row at a time through SDL's conversion.
    void convert_area(const Rect& area, const Mixtures& mixture, SDL_Surface& surface) {
        std::vector<std::uint32_t> words;
        row_.resize(static_cast<std::size_t>(area.width));
        for (int y = area.y; y < area.bottom(); ++y) {
            blend_row(area, y, mixture, row_.data(), words);
            convert_row(area.width, surface, pixel_of(surface, area.x, y));
        }
    }

    void convert_row(int width, const SDL_Surface& surface, void* out) const {
        SDL_ConvertPixels(width, 1, SDL_PIXELFORMAT_RGB888, row_.data(), width * 4, surface.format->format, out, surface.pitch);
    }

    SDL_Window* window_;
    ShareRows share_;
    const Pixels* from_ = nullptr;
    const Pixels* to_ = nullptr;
    std::vector<Rect> areas_;
    std::vector<SDL_Rect> made_;  // on the surface, not yet on the glass
    const Underlay* ground_ = nullptr;
    InkSpans ink_;  // upon it
    std::vector<std::uint32_t> row_;
};

}  // namespace

Result<std::unique_ptr<Glass>> open_surface(SDL_Window* window, ShareRows share) {
    if (!SDL_GetWindowSurface(window)) return lost();
    return std::unique_ptr<Glass>(std::make_unique<SurfaceGlass>(window, std::move(share)));
}

}  // namespace chancery
