// SPDX-License-Identifier: EUPL-1.2
// Looks at an X screen from outside, the same way for every program that is compared.
//
//   watch_screen start SETTLE_MS TIMEOUT_MS -- COMMAND…   starts the command; prints its process id and how many
//                                                         milliseconds later the screen first showed what it then
//                                                         kept for SETTLE_MS. The command goes on.
//   watch_screen frames SECONDS                           prints, for every burst of changes: how many different
//                                                         frames, how long, the longest time between two (ms), and
//                                                         how many times were longer than 20 ms. From the times
//                                                         between is taken what the host was away (host_absence.h);
//                                                         the last figure is the longest with it
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

#include "host_absence.h"

namespace {

using Steady = std::chrono::steady_clock;

using chancery::bench::HostAbsence;

double in_ms(Steady::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }
double since(Steady::time_point start) { return in_ms(Steady::now() - start); }

struct Look {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a
    bool picture = false;                        // more colours than an empty window has
};

class Watcher {
public:
    explicit Watcher(unsigned lines) : server_(xcb_connect(nullptr, nullptr)), lines_(lines) {
        if (xcb_connection_has_error(server_) != 0) std::exit(std::fputs("watch_screen: no X screen is named by DISPLAY\n", stderr) < 0 ? 2 : 1);
        const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(server_)).data;
        root_ = screen->root;
        width_ = screen->width_in_pixels;
        height_ = screen->height_in_pixels;
    }
    ~Watcher() { xcb_disconnect(server_); }
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    // The middle of some lines of the screen, evenly apart, asked for at once: the server seldom draws between two of them, and little
    // of the machine is spent on looking.
    Look look() {
        std::vector<xcb_get_image_cookie_t> asked;
        for (unsigned i = 0; i < lines_; ++i) {
            const auto y = static_cast<std::int16_t>(height_ * (2 * i + 1) / (2 * lines_));
            asked.push_back(xcb_get_image(server_, XCB_IMAGE_FORMAT_Z_PIXMAP, root_, static_cast<std::int16_t>((width_ - seen()) / 2), y, seen(), 1, ~0U));
        }
        Look look;
        std::set<std::uint32_t> colours;
        for (const xcb_get_image_cookie_t each : asked) take(each, look, colours);
        look.picture = colours.size() > 16;
        return look;
    }

private:
    [[nodiscard]] std::uint16_t seen() const { return std::min<std::uint16_t>(width_, 1920); }

    void take(xcb_get_image_cookie_t asked, Look& look, std::set<std::uint32_t>& colours) {
        const std::unique_ptr<xcb_get_image_reply_t, decltype(&std::free)> reply(xcb_get_image_reply(server_, asked, nullptr), std::free);
        if (!reply) return;
        const std::uint8_t* line = xcb_get_image_data(reply.get());
        for (unsigned x = 0; x < seen(); ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, line + std::size_t{x} * 4, 4);
            look.hash = (look.hash ^ (pixel & 0xFFFFFFU)) * 1099511628211U;
            if (colours.size() <= 16) colours.insert(pixel);
        }
    }

    xcb_connection_t* server_;
    unsigned lines_;
    xcb_window_t root_ = 0;
    std::uint16_t width_ = 0, height_ = 0;
};

int watch_start(double settle, double timeout, char** command) {
    Watcher watcher(12);
    const Steady::time_point start = Steady::now();
    const pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        // Whoever reads our line must not wait for the end of the command.
        std::freopen("/dev/null", "w", stdout);
        std::freopen("/dev/null", "w", stderr);
        execvp(command[0], command);
        _exit(127);
    }
    std::uint64_t shown = 0;
    double since_when = 0;
    while (since(start) < timeout) {
        const Look look = watcher.look();
        const double now = since(start);
        if (look.hash != shown) {
            shown = look.hash;
            since_when = now;
        } else if (look.picture && now - since_when >= settle) {
            std::printf("%d %.1f\n", child, since_when);
            return 0;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    std::printf("%d never\n", child);
    return 1;
}

void tell(const std::vector<Steady::time_point>& burst, HostAbsence& host) {
    if (burst.size() < 5) return;
    double longest = 0, seen = 0;
    int late = 0;
    for (std::size_t i = 1; i < burst.size(); ++i) {
        const double gap = in_ms(burst[i] - burst[i - 1]), own = gap - host.between(burst[i - 1], burst[i]);
        longest = std::max(longest, own);
        seen = std::max(seen, gap);
        late += own > 20 ? 1 : 0;
    }
    std::printf("%zu frames in %.0f ms, longest gap %.1f ms, late %d, with the host's absences %.1f ms\n", burst.size(), in_ms(burst.back() - burst.front()), longest, late, seen);
}

int watch_frames(double seconds) {
    HostAbsence host;
    Watcher watcher(4);  // a program may draw a frame in parts
    const Steady::time_point start = Steady::now();
    std::uint64_t shown = watcher.look().hash;
    std::vector<Steady::time_point> burst;
    while (since(start) < seconds * 1000) {
        const std::uint64_t hash = watcher.look().hash;
        const Steady::time_point now = Steady::now();
        if (!burst.empty() && in_ms(now - burst.back()) > 400) {
            tell(burst, host);
            burst.clear();
        }
        if (hash != shown) burst.push_back(now);
        shown = hash;
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    tell(burst, host);  // what moves all the time has no end
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "start" && argc > 5) return watch_start(std::atof(argv[2]), std::atof(argv[3]), argv + 5);
    if (what == "frames" && argc > 2) return watch_frames(std::atof(argv[2]));
    std::fputs("usage: watch_screen start SETTLE_MS TIMEOUT_MS -- COMMAND… | frames SECONDS\n", stderr);
    return 64;
}
