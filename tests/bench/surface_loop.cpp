// SPDX-License-Identifier: EUPL-1.2
// The least program that crossfades on the CPU: two pictures of noise over the whole screen, mixed by the plain blend into
// SDL's window surface on one thread, a frame each sixtieth of a second of the machine's clock, for a second out of five.
// What it shows is what the machine lets a simple loop show. Runs until it is killed.
#include <SDL.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ratio>
#include <thread>
#include <utility>

#include "plain_blend.h"

int main() {
    using Clock = std::chrono::steady_clock;
    using Frames = std::chrono::duration<int, std::ratio<1, 60>>;
    constexpr Frames last(60);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return std::fprintf(stderr, "surface_loop: %s\n", SDL_GetError()) < 0 ? 2 : 1;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_Rect screen{};
    SDL_GetDisplayBounds(0, &screen);
    SDL_Window* window = SDL_CreateWindow("", screen.x, screen.y, screen.w, screen.h, SDL_WINDOW_BORDERLESS);
    const SDL_Surface* surface = SDL_GetWindowSurface(window);
    if (!surface || surface->pitch != surface->w * 4) return std::fputs("surface_loop: there is no surface of 32 bits\n", stderr) < 0 ? 2 : 1;
    const std::size_t count = static_cast<std::size_t>(surface->w) * static_cast<std::size_t>(surface->h);
    auto from = chancery::bench::noise(count, 1), to = chancery::bench::noise(count, 2);
    for (Clock::time_point begin = Clock::now();; begin += std::chrono::seconds(5), std::swap(from, to)) {
        for (Frames frame(0); frame <= last; frame = std::max(frame + Frames(1), std::min(last, std::chrono::ceil<Frames>(Clock::now() - begin)))) {
            chancery::bench::plain_blend(from.data(), to.data(), static_cast<std::uint32_t*>(surface->pixels), count, 256 * frame.count() / last.count());
            std::this_thread::sleep_until(begin + frame);
            SDL_UpdateWindowSurface(window);
        }
        SDL_PumpEvents();
        std::this_thread::sleep_until(begin + std::chrono::seconds(5));
    }
}
