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
using SdlGlContext = std::unique_ptr<void, SdlRelease<SDL_GL_DeleteContext>>;  // before its window

// The video part of SDL, and nothing else of it. What it would do for typing and for a desktop, at a cost of some 10 ms, is
// left out: thousands of key sequences are not read, and where there is no session bus none is started.
class SdlVideo {
public:
    SdlVideo() {
        SDL_setenv("XCOMPOSEFILE", "/dev/null", 0);
        SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
        started_ = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    }
    ~SdlVideo() {
        if (started_) SDL_Quit();
    }
    SdlVideo(const SdlVideo&) = delete;
    SdlVideo& operator=(const SdlVideo&) = delete;
    [[nodiscard]] bool started() const { return started_; }

private:
    bool started_ = false;
};

}  // namespace chancery
