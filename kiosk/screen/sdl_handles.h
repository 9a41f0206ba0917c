// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>

#include <memory>

namespace chancery {

// SDL's things, given back when their owner goes.
template <auto release>
struct SdlRelease {
    template <class T>
    void operator()(T* thing) const { release(thing); }
};

using SdlWindow = std::unique_ptr<SDL_Window, SdlRelease<SDL_DestroyWindow>>;
using SdlRenderer = std::unique_ptr<SDL_Renderer, SdlRelease<SDL_DestroyRenderer>>;
using SdlTexture = std::unique_ptr<SDL_Texture, SdlRelease<SDL_DestroyTexture>>;

// The video part of SDL, and nothing else of it.
class SdlVideo {
public:
    SdlVideo() : started_(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {}
    ~SdlVideo() {
        if (started_) SDL_Quit();
    }
    SdlVideo(const SdlVideo&) = delete;
    SdlVideo& operator=(const SdlVideo&) = delete;
    [[nodiscard]] bool started() const { return started_; }

private:
    bool started_;
};

}  // namespace chancery
