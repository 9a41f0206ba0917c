// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

#include "catch.h"
#include "screen/sdl_screen.h"

// The real screen on SDL's dummy driver, which has a window surface and shows it to no one.
namespace chancery::kit {

// A clock that goes on by itself each time it is looked at, so that no test waits for long.
class HastyClock final : public Clock {
public:
    explicit HastyClock(Duration step) : step_(step) {}
    [[nodiscard]] Now read() const override {
        now_.monotonic += step_;
        return now_;
    }

private:
    Duration step_;
    mutable Now now_;
};

inline const PictureLookup no_pictures = [](const Digest&) { return nullptr; };
inline constexpr Size size{320, 180};

inline Frame plain(Color color) { return {size, {Fill{{0, 0, size.width, size.height}, color}}}; }

inline std::unique_ptr<SdlScreen> open(const Clock& clock, bool renderer = false, std::optional<Size> window = size) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (renderer) setenv("SDL_RENDER_DRIVER", "software", 1);
    auto opened = SdlScreen::open({window, renderer}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    return *std::move(opened);
}

inline std::uint32_t on_glass(int x = 7, int y = 7) {
    SDL_Window* window = nullptr;
    for (Uint32 id = 1; id < 200 && !window; ++id) window = SDL_GetWindowFromID(id);
    const SDL_Surface* surface = SDL_GetWindowSurface(window);
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, static_cast<const char*>(surface->pixels) + y * surface->pitch + x * 4, 4);
    return pixel & 0xFFFFFFU;
}

inline Screen::Event wait(Screen& screen, std::optional<Duration> at_most = std::nullopt) { return screen.wait(at_most); }

}  // namespace chancery::kit
