// SPDX-License-Identifier: EUPL-1.2
// The show at full speed: the real loop, glass, fonts, archive, collector and child, in thirty languages with pictures,
// the edition changing now and then. After a warm-up the process may not grow, and may not keep descriptors or threads.
//
//   soak_lab [--rotations N] [--planted-bug]
//
// With --planted-bug pages and descriptors are kept, and the program ends well only if the rig notices.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/files.h"
#include "app/assets.h"
#include "app/loop.h"
#include "device/posix_directory.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/sdl_screen.h"
#include "screen/text_painter.h"
#include "world.h"

namespace chancery::lab {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool measures_memory = false;  // what was freed is kept for a while; leaks are told at the end
#else
constexpr bool measures_memory = true;
#endif
constexpr Size window{640, 360};  // the same code as on a larger one, in a quarter of the time
constexpr Duration crossfade{50};  // three frames
constexpr unsigned long rotations_an_edition = 200;
constexpr long most_growth_kilobytes = 1024;
constexpr std::size_t parts = 10;  // of the run; the first is the warm-up

struct Footprint {
    long resident = 0, anonymous = 0;  // KB
    std::size_t descriptors = 0;
    long threads = 0;
};

long status_line(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(name + ":", 0) == 0) return std::strtol(line.c_str() + name.size() + 1, nullptr, 10);
    return 0;
}

Footprint footprint() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    const auto count = static_cast<std::size_t>(std::distance(begin(all), end(all))) - 1;
    return {status_line("VmRSS"), status_line("RssAnon"), count, status_line("Threads")};
}

// What was seen in one part of the run.
struct Part {
    std::vector<long> resident, descriptors;
    Footprint highest;

    void add(const Footprint& now) {
        resident.push_back(now.resident);
        descriptors.push_back(static_cast<long>(now.descriptors));
        highest = {std::max(highest.resident, now.resident), std::max(highest.anonymous, now.anonymous),
                   std::max(highest.descriptors, now.descriptors), std::max(highest.threads, now.threads)};
    }
    // Where half of the time there was less and half of the time more.
    static long usual(std::vector<long> sorted) {
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0 : sorted[sorted.size() / 2];
    }
};

class Soak {
public:
    Soak(unsigned long rotations, bool planted_bug) : rotations_(rotations) {
        auto glass = SdlScreen::open({window, false}, clock_, [this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
        if (!glass) throw std::runtime_error(glass.error().message);
        glass_ = *std::move(glass);
        screen_.emplace(*glass_, clock_);
        if (planted_bug) screen_->seen = [this](const Frame& frame) { keep(frame); };
    }

    // False where something grew.
    bool run() {
        const auto begin = std::chrono::steady_clock::now();
        Collecting collecting(ministry_, clock_, window, bulletins_, hyphenators_);
        auto shown_folder = open_directory(collecting.archive_folder(), DirectoryUse::reader);
        if (!shown_folder) throw std::runtime_error(shown_folder.error().message);
        Archive shown(**shown_folder);
        Stage stage({&shown}, typeface_, {}, Viewport{window, {}, "UTC"});
        const std::string status = collecting.archive_folder() + ".status";
        const LoopPorts ports{clock_, *screen_, stage, bulletins_, builtins_, hyphenators_,
                              [&](const StatusReport& report) { static_cast<void>(write_passing_file(status, to_json(report))); }, [] {},
                              [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }};
        Loop loop(ports, {{}, {}, crossfade, Duration(30000)}, {}, seal({builtin_source()}, {})->edition);
        turn(loop, collecting);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return tell(seconds, collecting.rounds());
    }

private:
    void turn(Loop& loop, Collecting& collecting) {
        for (unsigned long asked = 0; screen_->rotations() < rotations_;) {
            if (!loop.turn()) std::exit(1);
            if (screen_->rotations() >= asked * rotations_an_edition) {
                collecting.wait_for_rest();
                weigh();
                ministry_.publish(static_cast<unsigned>(asked++));
                collecting.look();
            } else if (screen_->rotations() >= weighed_ + 10) {
                if (part_now().resident.empty()) collecting.wait_for_rest();  // on a slow machine a round outlasts a part
                if (collecting.at_rest()) weigh();
            }
        }
    }

    // Every tenth page, as reading /proc costs as much as drawing a small one; and between the collector's rounds: what
    // they take for a moment is no growth.
    void weigh() {
        weighed_ = screen_->rotations();
        part_now().add(footprint());
    }

    Part& part_now() { return parts_.at(std::min<std::size_t>(screen_->rotations() * parts / rotations_, parts - 1)); }

    bool tell(double seconds, unsigned editions) const {
        for (std::size_t i = 0; i < parts; ++i)
            std::printf("part %zu: usually %ld KB resident, at most %ld KB (%ld KB anonymous), %zu descriptors, %ld threads\n", i + 1, Part::usual(parts_[i].resident),
                        parts_[i].highest.resident, parts_[i].highest.anonymous, parts_[i].highest.descriptors, parts_[i].highest.threads);
        const Footprint &warm = parts_[1].highest, &last = parts_[parts - 1].highest;
        const long growth = Part::usual(parts_[parts - 1].resident) - Part::usual(parts_[1].resident);
        const long descriptors = Part::usual(parts_[parts - 1].descriptors) - Part::usual(parts_[1].descriptors);
        const bool good = (!measures_memory || growth <= most_growth_kilobytes) && descriptors <= 0 && last.threads <= warm.threads;
        std::printf("%lu rotations, %u rounds of the collector, %.0f s: grown by %ld KB, %+ld descriptors, %+ld threads: %s\n", screen_->rotations(),
                    editions, seconds, growth, descriptors, last.threads - warm.threads, good ? "good" : "GROWN");
        return good;
    }

    void keep(const Frame& frame) {
        kept_.push_back(frame);
        if (kept_.size() % 50 == 0) static_cast<void>(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    }

    unsigned long rotations_;
    Ministry ministry_{CHANCERY_SOURCE_DIR "/tests/frames/languages.json"};
    HurriedClock clock_;
    TextPainter painter_;
    HarfBuzzTypeface typeface_;
    std::unique_ptr<SdlScreen> glass_;
    std::optional<HurriedScreen> screen_;
    Handoff<Bulletin> bulletins_{[this] { screen_->wake(); }};
    Handoff<EditionPtr> builtins_{[this] { screen_->wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators_{[this] { screen_->wake(); }};
    std::array<Part, parts> parts_;
    unsigned long weighed_ = 0;
    std::vector<Frame> kept_;
};

}  // namespace
}  // namespace chancery::lab

// The patterns of a language live as long as the program; libhyphen itself loses a little when it reads them.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhyphen.so\n"; }

int main(int argc, char** argv) {
    unsigned long rotations = 100'000;
    bool planted_bug = false;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--rotations" && i + 1 < argc) rotations = std::strtoul(argv[++i], nullptr, 10);
        if (word == "--planted-bug") planted_bug = true;
    }
    setenv("SDL_VIDEODRIVER", "dummy", 0);
    const bool good = chancery::lab::Soak(rotations, planted_bug).run();
    return good != planted_bug ? 0 : 1;
}
