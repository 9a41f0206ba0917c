// SPDX-License-Identifier: EUPL-1.2
// Loaded before SDL (LD_PRELOAD): a monitor that changes its mode in the worst moment, when SDL has looked at it and nobody
// listens for changes yet. The command in $LATE_CHANGE does it, once.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef void* (*Create)(const char* title, int x, int y, int width, int height, uint32_t flags);

void* SDL_CreateWindow(const char* title, int x, int y, int width, int height, uint32_t flags) {
    Create create;
    void* const found = dlsym(RTLD_NEXT, "SDL_CreateWindow");
    memcpy(&create, &found, sizeof create);
    void* const window = create(title, x, y, width, height, flags);
    const char* const change = getenv("LATE_CHANGE");
    if (!change) return window;
    if (system(change) != 0) abort();
    unsetenv("LATE_CHANGE");
    return window;
}
