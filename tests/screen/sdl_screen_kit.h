// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

#include "catch.h"
#include "screen/sdl_screen.h"

#include <SDL_opengles2.h>

// The real screen on SDL's dummy driver, which has a window surface, or on its offscreen driver, which has OpenGL; both show
// what they get to no one.
extern "C" {
// LeakSanitizer's, where it is linked.
void __lsan_disable() __attribute__((weak));
void __lsan_enable() __attribute__((weak));
}

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

// A graphics driver keeps some of what it made, and is unloaded all the same: as long as one is there, nobody looks for leaks.
struct CloseScreen {
    bool gl = false;
    void operator()(SdlScreen* screen) const {
        delete screen;
        if (gl && __lsan_enable) __lsan_enable();
    }
};
using OpenScreen = std::unique_ptr<SdlScreen, CloseScreen>;

inline OpenScreen open(const Clock& clock, bool gl = false, std::optional<Size> window = size) {
    setenv("SDL_VIDEODRIVER", gl ? "offscreen" : "dummy", 1);
    setenv("LP_NUM_THREADS", "0", 1);  // a software driver draws on this thread
    if (gl && __lsan_disable) __lsan_disable();
    auto opened = SdlScreen::open({window, gl}, clock, [](Pixels&, const GlyphRun&) {});
    REQUIRE(opened.ok());
    return {opened->release(), {gl}};
}

inline std::uint32_t on_gl_glass(int x, int y) {
    const auto read = reinterpret_cast<decltype(&glReadPixels)>(SDL_GL_GetProcAddress("glReadPixels"));
    std::uint8_t pixel[4] = {};
    read(x, size.height - 1 - y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
    return static_cast<std::uint32_t>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
}

inline std::uint32_t on_glass(int x = 7, int y = 7) {
    SDL_Window* window = nullptr;
    for (Uint32 id = 1; id < 200 && !window; ++id) window = SDL_GetWindowFromID(id);
    if (SDL_GetWindowFlags(window) & SDL_WINDOW_OPENGL) return on_gl_glass(x, y);
    const SDL_Surface* surface = SDL_GetWindowSurface(window);
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, static_cast<const char*>(surface->pixels) + y * surface->pitch + x * 4, 4);
    return pixel & 0xFFFFFFU;
}

inline Screen::Event wait(Screen& screen, std::optional<Duration> at_most = std::nullopt) { return screen.wait(at_most); }

}  // namespace chancery::kit
