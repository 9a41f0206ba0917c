// SPDX-License-Identifier: EUPL-1.2
#include "screen/display_signal.h"

#include <xf86drmMode.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "screen/system_window.h"

namespace chancery {
namespace {

#ifdef SDL_VIDEO_DRIVER_X11
bool switch_by_server(Display* display, bool on) {
    // X11/extensions/dpms.h
    constexpr unsigned short level_on = 0, level_off = 3;
    const auto capable = function_of<int(Display*)>("libXext.so.6", "DPMSCapable");
    const auto enable = function_of<int(Display*)>("libXext.so.6", "DPMSEnable");
    const auto force = function_of<int(Display*, unsigned short)>("libXext.so.6", "DPMSForceLevel");
    const auto flush = function_of<decltype(XFlush)>("libX11.so.6", "XFlush");
    if (!capable || !enable || !force || !flush || capable(display) == 0) return false;
    if (!on) enable(display);
    force(display, on ? level_on : level_off);
    flush(display);
    return true;
}
#endif

// What a card has monitors on, by the kernel's mode setting. SDL holds the card, and so may change that.
class Outputs {
public:
    explicit Outputs(int descriptor) : descriptor_(descriptor) {}

    bool switch_all(bool on) const {
        if (!resources_ || !free_resources_ || !connector_ || !free_connector_ || !property_ || !free_property_ || !set_) return false;
        const std::unique_ptr<drmModeRes, decltype(free_resources_)> resources(resources_(descriptor_), free_resources_);
        bool switched = false;
        for (int i = 0; resources && i < resources->count_connectors; ++i) switched |= switch_output(resources->connectors[i], on);
        return switched;
    }

private:
    bool switch_output(std::uint32_t id, bool on) const {
        const std::unique_ptr<drmModeConnector, decltype(free_connector_)> output(connector_(descriptor_, id), free_connector_);
        if (!output || output->connection != DRM_MODE_CONNECTED) return false;
        for (int i = 0; i < output->count_props; ++i)
            if (is_signal(output->props[i])) return set_(descriptor_, id, output->props[i], on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF) == 0;
        return false;
    }

    bool is_signal(std::uint32_t id) const {
        const std::unique_ptr<drmModePropertyRes, decltype(free_property_)> property(property_(descriptor_, id), free_property_);
        return property && std::string_view(property->name) == "DPMS";
    }

    template <class Function>
    static Function* drm(const char* name) { return function_of<Function>("libdrm.so.2", name); }

    int descriptor_;
    decltype(&drmModeGetResources) resources_ = drm<decltype(drmModeGetResources)>("drmModeGetResources");
    decltype(&drmModeFreeResources) free_resources_ = drm<decltype(drmModeFreeResources)>("drmModeFreeResources");
    // As the kernel knows it: a probe would take the monitor's time.
    decltype(&drmModeGetConnectorCurrent) connector_ = drm<decltype(drmModeGetConnectorCurrent)>("drmModeGetConnectorCurrent");
    decltype(&drmModeFreeConnector) free_connector_ = drm<decltype(drmModeFreeConnector)>("drmModeFreeConnector");
    decltype(&drmModeGetProperty) property_ = drm<decltype(drmModeGetProperty)>("drmModeGetProperty");
    decltype(&drmModeFreeProperty) free_property_ = drm<decltype(drmModeFreeProperty)>("drmModeFreeProperty");
    decltype(&drmModeConnectorSetProperty) set_ = drm<decltype(drmModeConnectorSetProperty)>("drmModeConnectorSetProperty");
};

}  // namespace

bool switch_signal(SDL_Window* window, bool on) {
    const auto info = system_window(window);
    if (!info) return false;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info->subsystem == SDL_SYSWM_X11) return switch_by_server(info->info.x11.display, on);
#endif
    return info->subsystem == SDL_SYSWM_KMSDRM && Outputs(info->info.kmsdrm.drm_fd).switch_all(on);
}

}  // namespace chancery
