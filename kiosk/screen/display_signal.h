// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>

namespace chancery {

// Switches the signal of a window's display on or off (DPMS); without a desktop, of all monitors on its card, which is the
// program's alone. False where that cannot be done from here: the picture has to be black. Main thread.
bool switch_signal(SDL_Window* window, bool on);

}  // namespace chancery
