// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL_syswm.h>
#include <dlfcn.h>

#include <optional>

#include "base/shared_library.h"

namespace chancery {

// What a window is to the system beneath SDL. Main thread.
inline std::optional<SDL_SysWMinfo> system_window(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE) return std::nullopt;
    return info;
}

// A function of a client library that SDL has loaded already, and keeps; null where it has not.
template <class Function>
Function* function_of(const char* library, const char* name) {
    void* const loaded = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    if (!loaded) return nullptr;
    Function* function = nullptr;
    find(loaded, name, function);
    dlclose(loaded);
    return function;
}

}  // namespace chancery
