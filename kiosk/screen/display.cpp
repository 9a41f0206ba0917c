// SPDX-License-Identifier: EUPL-1.2
#include "screen/display.h"

#include <SDL_syswm.h>
#include <dlfcn.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

namespace {

namespace fs = std::filesystem;

bool driver_is(std::string_view name) {
    const char* driver = SDL_GetCurrentVideoDriver();
    return driver && name == driver;
}

bool driver_is_blind() { return driver_is("offscreen") || driver_is("dummy") || driver_is("evdev"); }

// What the kernel knows of graphics cards and their connectors.
struct Cards {
    int cards = 0;
    int closed = 0;  // of them, those that this user may not open
    int connectors = 0;
    int connected = 0;
};

Cards look_at_cards() {
    Cards found;
    std::error_code ignored;
    for (fs::directory_iterator it("/sys/class/drm", ignored), end; !ignored && it != end; it.increment(ignored)) {
        const std::string name = it->path().filename();
        if (name.rfind("card", 0) != 0) continue;
        if (name.find('-') == std::string::npos) {
            ++found.cards;
            found.closed += access(("/dev/dri/" + name).c_str(), R_OK | W_OK) != 0;
            continue;
        }
        std::string status;
        std::ifstream(it->path() / "status") >> status;
        ++found.connectors;
        found.connected += status == "connected";
    }
    return found;
}

// A function of a client library that SDL has loaded already, and keeps.
template <class Function>
Function* function_of(const char* library, const char* name) {
    void* const loaded = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    if (!loaded) return nullptr;
    const auto function = reinterpret_cast<Function*>(dlsym(loaded, name));
    dlclose(loaded);
    return function;
}

// The connection's descriptor.
int descriptor_by(const char* library, const char* name, void* display) {
    const auto ask = function_of<int(void*)>(library, name);
    return ask ? ask(display) : -1;
}

std::optional<SDL_SysWMinfo> system_window(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE) return std::nullopt;
    return info;
}

}  // namespace

void set_hints() {
    // A surface without the texture that SDL would put under it: 200 ms less at the start, and no GL in memory.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    // On KMS desktop GL comes first in SDL's own order, and a Raspberry Pi has only GLES.
    SDL_SetHintWithPriority(SDL_HINT_RENDER_DRIVER, "opengles2", SDL_HINT_DEFAULT);
}

Error no_display() {
    const std::string reason = SDL_GetError();
    const std::string said = reason.empty() ? "" : " (SDL: " + reason + ")";
    const Cards found = look_at_cards();
    if (found.cards == 0)
        return {ErrorKind::unreachable, "there is no screen: no X11 or Wayland session is named by DISPLAY or WAYLAND_DISPLAY, and "
                                        "the kernel has no graphics driver for this machine" + said};
    if (found.closed == found.cards)
        return {ErrorKind::refused, "there is a graphics card, but this user may not use it: add the user to the group video "
                                    "(and render), or let the service open /dev/dri (DeviceAllow=char-drm rw)" + said};
    if (found.connectors > 0 && found.connected == 0)
        return {ErrorKind::missing, "no monitor is connected: check its cable and power, or force the output with video= on "
                                        "the kernel command line" + said};
    return {ErrorKind::unreachable, "the screen cannot be opened: another program may hold it (a desktop, a login on this "
                                    "console)" + said};
}

Result<SdlWindow> make_window(std::optional<Size> size, bool with_renderer) {
    // SDL takes a driver that shows nothing where it finds no other: fine for who asked for it, blank for who did not.
    if (driver_is_blind() && !SDL_GetHint(SDL_HINT_VIDEODRIVER)) {
        SDL_ClearError();
        return no_display();
    }
    SDL_DisplayMode mode{};
    if (SDL_GetDesktopDisplayMode(0, &mode) != 0) return no_display();
    Uint32 flags = Uint32{SDL_WINDOW_HIDDEN} | Uint32{SDL_WINDOW_ALLOW_HIGHDPI};
    if (with_renderer && driver_is("kmsdrm")) flags |= SDL_WINDOW_OPENGL;
    if (!size) flags |= static_cast<Uint32>(asks_for_fullscreen_later() ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP);
    const int place = size ? static_cast<int>(SDL_WINDOWPOS_UNDEFINED) : 0;
    const Size wanted = size.value_or(Size{mode.w, mode.h});
    SdlWindow window(SDL_CreateWindow("Chancery", place, place, wanted.width, wanted.height, flags));
    if (!window) return Error{ErrorKind::unreachable, std::string("the screen has no room for a window: ") + SDL_GetError()};
    return window;
}

bool needs_renderer() { return driver_is("kmsdrm") || driver_is("KMSDRM"); }

bool asks_for_fullscreen_later() { return driver_is("x11"); }

int connection_to(SDL_Window* window) {
    const auto info = system_window(window);
    if (!info) return -1;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info->subsystem == SDL_SYSWM_X11) return descriptor_by("libX11.so.6", "XConnectionNumber", info->info.x11.display);
#endif
#ifdef SDL_VIDEO_DRIVER_WAYLAND
    if (info->subsystem == SDL_SYSWM_WAYLAND)
        return descriptor_by("libwayland-client.so.0", "wl_display_get_fd", info->info.wl.display);
#endif
    return -1;
}

void watch_screen_size([[maybe_unused]] SDL_Window* window) {
#ifdef SDL_VIDEO_DRIVER_X11
    const auto info = system_window(window);
    if (!info || info->subsystem != SDL_SYSWM_X11) return;
    const auto attributes_of = function_of<decltype(XGetWindowAttributes)>("libX11.so.6", "XGetWindowAttributes");
    const auto select = function_of<decltype(XSelectInput)>("libX11.so.6", "XSelectInput");
    if (!attributes_of || !select) return;
    Display* const display = info->info.x11.display;
    const Window root = DefaultRootWindow(display);
    XWindowAttributes attributes{};
    // What SDL itself listens to there goes on.
    if (attributes_of(display, root, &attributes) != 0) select(display, root, attributes.your_event_mask | StructureNotifyMask);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
#endif
}

bool tells_of_display(const SDL_Event& event) {
#ifdef SDL_VIDEO_DRIVER_X11
    if (event.type == SDL_SYSWMEVENT && event.syswm.msg->subsystem == SDL_SYSWM_X11) {
        const XEvent& told = event.syswm.msg->msg.x11.event;
        return told.type == ConfigureNotify && told.xconfigure.window == DefaultRootWindow(told.xany.display);
    }
#endif
    return event.type == SDL_DISPLAYEVENT;
}

void ignore_input() {
    SDL_StopTextInput();
    for (Uint32 kind = SDL_KEYDOWN; kind < SDL_CLIPBOARDUPDATE; ++kind) SDL_EventState(kind, SDL_IGNORE);
    for (const Uint32 kind : {SDL_CLIPBOARDUPDATE, SDL_DROPFILE, SDL_DROPTEXT, SDL_DROPBEGIN, SDL_DROPCOMPLETE})
        SDL_EventState(kind, SDL_IGNORE);
}

}  // namespace chancery
