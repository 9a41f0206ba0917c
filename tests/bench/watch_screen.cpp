// SPDX-License-Identifier: EUPL-1.2
// Looks at an X screen from outside, the same way for every program that is compared.
//
//   watch_screen start SETTLE_MS TIMEOUT_MS -- COMMAND…   starts the command; prints its process id and how many
//                                                         milliseconds later the screen first showed what it then
//                                                         kept for SETTLE_MS. The command goes on.
//   watch_screen frames SECONDS                           prints, for every burst of changes: how many different
//                                                         frames, how long, the longest time between two (ms), and
//                                                         how many times were longer than 20 ms
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Steady = std::chrono::steady_clock;

double since(Steady::time_point start) { return std::chrono::duration<double, std::milli>(Steady::now() - start).count(); }

struct Look {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a
    bool picture = false;                        // more colours than an empty window has
};

class Watcher {
public:
    explicit Watcher(unsigned lines) : display_(XOpenDisplay(nullptr)), lines_(lines) {
        if (!display_) std::exit(std::fputs("watch_screen: no X screen is named by DISPLAY\n", stderr) < 0 ? 2 : 1);
        const int screen = DefaultScreen(display_);
        width_ = static_cast<unsigned>(DisplayWidth(display_, screen));
        height_ = static_cast<unsigned>(DisplayHeight(display_, screen));
    }
    ~Watcher() { XCloseDisplay(display_); }
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    // Some lines of the screen, evenly apart.
    Look look() {
        Look look;
        std::set<std::uint32_t> colours;
        for (unsigned i = 0; i < lines_; ++i) take(height_ * (2 * i + 1) / (2 * lines_), look, colours);
        look.picture = colours.size() > 16;
        return look;
    }

private:
    void take(unsigned y, Look& look, std::set<std::uint32_t>& colours) {
        XImage* image = XGetImage(display_, DefaultRootWindow(display_), 0, static_cast<int>(y), width_, 1, AllPlanes, ZPixmap);
        if (!image) return;
        for (unsigned x = 0; x < width_; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, image->data + std::size_t{x} * 4, 4);
            look.hash = (look.hash ^ (pixel & 0xFFFFFFU)) * 1099511628211U;
            if (colours.size() <= 16) colours.insert(pixel);
        }
        XDestroyImage(image);
    }

    Display* display_;
    unsigned lines_;
    unsigned width_ = 0, height_ = 0;
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

void tell(const std::vector<double>& burst) {
    if (burst.size() < 5) return;
    double longest = 0;
    int late = 0;
    for (std::size_t i = 1; i < burst.size(); ++i) {
        const double gap = burst[i] - burst[i - 1];
        longest = std::max(longest, gap);
        late += gap > 20 ? 1 : 0;
    }
    std::printf("%zu frames in %.0f ms, longest gap %.1f ms, late %d\n", burst.size(), burst.back() - burst.front(), longest, late);
}

int watch_frames(double seconds) {
    Watcher watcher(4);  // a program may draw a frame in parts
    const Steady::time_point start = Steady::now();
    std::uint64_t shown = watcher.look().hash;
    std::vector<double> burst;
    while (since(start) < seconds * 1000) {
        const std::uint64_t hash = watcher.look().hash;
        const double now = since(start);
        if (!burst.empty() && now - burst.back() > 400) {
            tell(burst);
            burst.clear();
        }
        if (hash != shown) burst.push_back(now);
        shown = hash;
        std::this_thread::sleep_for(std::chrono::microseconds(1000));
    }
    tell(burst);  // what moves all the time has no end
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
