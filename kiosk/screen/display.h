// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/geometry.h"
#include "screen/cards.h"
#include "screen/sdl_handles.h"

namespace chancery {

// Which display, and how it is driven.
struct DisplayChoice {
    std::string connector;  // the kernel's name, "HDMI-A-1", or the display's name as X11 and Wayland tell it; empty: the first
    Size mode;              // where there is no desktop; nothing: the monitor's own
    int refresh_hz = 0;     // 0: the fastest
    bool operator==(const DisplayChoice&) const = default;
};

// What SDL shall do and leave, and which card it takes. Before it starts.
void set_hints(const DisplayChoice& choice);

// Why SDL found no display (screen/cards.h), with what SDL said.
Error no_display(const DisplayChoice& choice);

// What is left of a choice that cannot be had for this reason, so that the screen is not dark because of a setting: without
// its mode where the monitor lacks that, without its connector where a monitor is on another one. Nothing where there is
// nothing to give up, or where a desktop deals with displays: there another kiosk may have the other one.
std::optional<DisplayChoice> less_demanding(DisplayChoice choice, const Error& why, const std::vector<Card>& cards);

// Whether a choice can be had, as far as can be told while another is on the glass. Errors as make_window()'s.
Status can_show(const DisplayChoice& choice);

// A window that has not appeared yet: of this size, or over the whole display. missing: no monitor is on that display; unsupported:
// it is not capable of that mode.
Result<SdlWindow> make_window(std::optional<Size> size, bool with_gl, const DisplayChoice& choice);

// Whether the kernel's mode setting is the way to the display: no display server is between.
bool shows_by_kms();
// Whether SDL has no window surfaces there.
bool needs_gl();
// Whether covering the display is the window manager's affair, which it is told once the window has appeared. (On X11
// SDL waits a tenth of a second for the answer of a manager that may not be there; on Wayland there always is one.)
bool asks_for_fullscreen_later();

// The descriptor of the connection to the display server; -1 where there is no server.
int connection_to(SDL_Window* window);

// How large the screen is that all displays make together.
struct ScreenExtent {
    Size server;    // as X11 has it at the moment from which its changes are told
    Size displays;  // as SDL found it when it began
    bool operator==(const ScreenExtent&) const = default;
};

// Has X11 tell when its screen changes its size: SDL 2.26 does not ask, and where no window manager is, nobody else
// moves the window. Elsewhere there is nothing to do, and both extents are SDL's.
ScreenExtent watch_screen_size(SDL_Window* window);
// Whether the event says that the display came, went or changed its size.
bool tells_of_display(const SDL_Event& event);

// Keys, touch, mouse and the rest that a lobby's visitors could do: nothing of it reaches the program.
void ignore_input();

}  // namespace chancery
