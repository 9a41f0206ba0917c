// SPDX-License-Identifier: EUPL-1.2
#include "lobby.h"

#include <cstdio>
#include <stdexcept>

#include "app/assets.h"
#include "edition/seal.h"

namespace chancery::lab {
namespace {

constexpr Size window{320, 180};
constexpr Duration no_crossfade{0};  // a whole one is a single turn of the loop
constexpr Duration patience{20};

}  // namespace

Lobby::Lobby() {
    auto glass = SdlScreen::open({window, false}, clock_, [this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); });
    if (!glass) throw std::runtime_error(glass.error().message);
    glass_ = *std::move(glass);
}

void Lobby::run() {
    Stage stage({}, typeface_, {}, Viewport{window, {}, "UTC"});
    const LoopPorts ports{clock_, *glass_, stage, bulletins_, builtins_, hyphenators_, [](const StatusReport&) {},
                          [this] { frame_has_come(); }, [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }};
    Loop loop(ports, {{}, {}, no_crossfade, patience}, {}, seal({builtin_source()}, {})->edition);
    while (!ends_ && loop.turn()) {}
}

void Lobby::stop() {
    ends_ = true;
    glass_->wake();
}

void Lobby::frame_has_come() {
    const auto now = std::chrono::steady_clock::now();
    const long long gap = std::chrono::duration_cast<std::chrono::milliseconds>(now - last_).count();
    last_ = now;
    long long longest = longest_;
    while (gap > longest && !longest_.compare_exchange_weak(longest, gap)) {}
}

}  // namespace chancery::lab
