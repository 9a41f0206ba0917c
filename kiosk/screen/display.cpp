// SPDX-License-Identifier: EUPL-1.2
#include "screen/display.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screen/cards.h"
#include "screen/system_window.h"

namespace chancery {

namespace {

bool driver_is(std::string_view name) {
    const char* driver = SDL_GetCurrentVideoDriver();
    return driver && name == driver;
}

bool driver_is_blind() { return driver_is("offscreen") || driver_is("dummy") || driver_is("evdev"); }

// The connection's descriptor.
int descriptor_by(const char* library, const char* name, void* display) {
    const auto ask = function_of<int(void*)>(library, name);
    return ask ? ask(display) : -1;
}

// The displays that there are, for who named another.
std::string display_names() {
    std::string names;
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
        const char* const name = SDL_GetDisplayName(i);
        names += (i == 0 ? "" : ", ") + std::string(name ? name : "one without a name");
    }
    return names;
}

// SDL's number of the display.
Result<int> display_of(const DisplayChoice& choice) {
    if (choice.connector.empty()) return 0;
    if (shows_by_kms()) {
        const std::vector<Card> cards = graphics_cards();
        const auto card = card_to_show_on(cards, choice.connector);
        const auto display = card ? display_on(cards, *card, choice.connector) : std::nullopt;
        if (display && *display < SDL_GetNumVideoDisplays()) return *display;
        SDL_ClearError();
        return no_display(choice);
    }
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
        const char* const name = SDL_GetDisplayName(i);
        if (name && choice.connector == name) return i;
    }
    return Error{ErrorKind::missing, "there is no display \"" + choice.connector + "\" (display.connector); there are: " + display_names()};
}

Uint32 ask_for_gles() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    return SDL_WINDOW_OPENGL;
}

// The display's mode that is meant.
Result<SDL_DisplayMode> mode_of(int display, const DisplayChoice& choice) {
    const SDL_DisplayMode wanted{0, choice.mode.width, choice.mode.height, choice.refresh_hz, nullptr};
    SDL_DisplayMode found{};
    const bool fits = SDL_GetClosestDisplayMode(display, &wanted, &found) && Size{found.w, found.h} == choice.mode &&
                      (choice.refresh_hz == 0 || found.refresh_rate == choice.refresh_hz);
    if (fits) return found;
    return Error{ErrorKind::unsupported, "the monitor has no mode of " + std::to_string(choice.mode.width) + "x" + std::to_string(choice.mode.height) +
                                             (choice.refresh_hz ? "@" + std::to_string(choice.refresh_hz) : "") + " (display.mode): leave it out, or name one of its own"};
}

Result<void> set_mode(SDL_Window* window, int display, const DisplayChoice& choice) {
    const auto mode = mode_of(display, choice);
    if (!mode) return mode.error();
    if (SDL_SetWindowDisplayMode(window, &*mode) == 0) return {};
    return {ErrorKind::unsupported, std::string("the monitor does not take its mode (display.mode): ") + SDL_GetError()};
}

Size displays_together() {
    SDL_Rect all{};
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
        SDL_Rect bounds{};
        if (SDL_GetDisplayBounds(i, &bounds) == 0) SDL_UnionRect(&all, &bounds, &all);
    }
    return {all.x + all.w, all.y + all.h};
}

#ifdef SDL_VIDEO_DRIVER_X11
// The root window's size once its changes are told. What SDL itself listens to there goes on.
std::optional<Size> watch_root(Display* display) {
    const auto attributes_of = function_of<decltype(XGetWindowAttributes)>("libX11.so.6", "XGetWindowAttributes");
    const auto select = function_of<decltype(XSelectInput)>("libX11.so.6", "XSelectInput");
    XWindowAttributes attributes{};
    const Window root = DefaultRootWindow(display);
    if (!attributes_of || !select || attributes_of(display, root, &attributes) == 0) return std::nullopt;
    select(display, root, attributes.your_event_mask | StructureNotifyMask);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    if (attributes_of(display, root, &attributes) == 0) return std::nullopt;
    return Size{attributes.width, attributes.height};
}
#endif

}  // namespace

void set_hints(const DisplayChoice& choice) {
    // A surface without the texture that SDL would put under it: 200 ms less at the start, and no GL in memory.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    // SDL 2.26 gives up where a card after the right one has no monitor; and numbers of cards change from boot to boot.
    const auto card = card_to_show_on(graphics_cards(), choice.connector);
    if (card) SDL_SetHintWithPriority(SDL_HINT_KMSDRM_DEVICE_INDEX, std::to_string(*card).c_str(), SDL_HINT_DEFAULT);
}

Error no_display(const DisplayChoice& choice) {
    const std::string reason = SDL_GetError();
    Error error = why_no_display(graphics_cards(), choice.connector);
    if (!reason.empty()) error.message += " (SDL: " + reason + ")";
    return error;
}

std::optional<DisplayChoice> less_demanding(DisplayChoice choice, const Error& why, const std::vector<Card>& cards) {
    if (SDL_GetCurrentVideoDriver() && !shows_by_kms()) return std::nullopt;
    if (why.kind == ErrorKind::unsupported && choice.mode != Size{}) return DisplayChoice{choice.connector, {}, 0};
    if (why.kind != ErrorKind::missing || choice.connector.empty() || !card_to_show_on(cards, "")) return std::nullopt;
    choice.connector.clear();
    return choice;
}

Result<void> can_show(const DisplayChoice& choice) {
    const auto card = card_to_show_on(graphics_cards(), choice.connector);
    const char* const taken = SDL_GetHint(SDL_HINT_KMSDRM_DEVICE_INDEX);
    // What another card's monitor can do is seen once that card is taken.
    if (shows_by_kms() && card && taken && std::to_string(*card) != taken) return {};
    const auto display = display_of(choice);
    if (!display) return display.error();
    if (!shows_by_kms() || choice.mode == Size{}) return {};
    const auto mode = mode_of(*display, choice);
    return mode ? Result<void>{} : mode.error();
}

Result<SdlWindow> make_window(std::optional<Size> size, bool with_gl, const DisplayChoice& choice) {
    // SDL takes a driver that shows nothing where it finds no other: fine for who asked for it, blank for who did not.
    if (driver_is_blind() && !SDL_GetHint(SDL_HINT_VIDEODRIVER)) {
        SDL_ClearError();
        return no_display(choice);
    }
    const auto display = display_of(choice);
    if (!display) return display.error();
    SDL_Rect bounds{};
    if (SDL_GetDisplayBounds(*display, &bounds) != 0) return no_display(choice);
    Uint32 flags = Uint32{SDL_WINDOW_HIDDEN} | Uint32{SDL_WINDOW_ALLOW_HIGHDPI};
    if (with_gl) flags |= ask_for_gles();
    const bool own_mode = !size && shows_by_kms() && choice.mode != Size{};
    if (!size) flags |= static_cast<Uint32>(asks_for_fullscreen_later() ? SDL_WINDOW_BORDERLESS : own_mode ? SDL_WINDOW_FULLSCREEN : SDL_WINDOW_FULLSCREEN_DESKTOP);
    const int place = static_cast<int>(SDL_WINDOWPOS_UNDEFINED);
    const Size wanted = size.value_or(Size{bounds.w, bounds.h});
    SdlWindow window(SDL_CreateWindow("Chancery", size ? place : bounds.x, size ? place : bounds.y, wanted.width, wanted.height, flags));
    if (!window) return Error{ErrorKind::unreachable, std::string("the screen has no room for a window: ") + SDL_GetError()};
    if (own_mode)
        if (Result<void> set = set_mode(window.get(), *display, choice); !set) return set.error();
    return window;
}

bool shows_by_kms() { return driver_is("kmsdrm") || driver_is("KMSDRM"); }

bool needs_gl() { return shows_by_kms() || driver_is("wayland"); }

bool asks_for_fullscreen_later() { return driver_is("x11") || driver_is("wayland"); }

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

ScreenExtent watch_screen_size([[maybe_unused]] SDL_Window* window) {
    const Size displays = displays_together();
#ifdef SDL_VIDEO_DRIVER_X11
    const auto info = system_window(window);
    if (info && info->subsystem == SDL_SYSWM_X11) return {watch_root(info->info.x11.display).value_or(displays), displays};
#endif
    return {displays, displays};
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
