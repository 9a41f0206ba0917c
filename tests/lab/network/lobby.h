// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "app/loop.h"
#include "device/system_clock.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/sdl_screen.h"
#include "screen/text_painter.h"

namespace chancery::lab {

// The screen's side of the program as it is, loop, stage, fonts and glass (SDL's dummy driver), on the main thread and in
// real time. A page at rest is brought to the glass again a hundred times a second, as for a watchdog with next to no patience,
// so that a loop that stands still is seen.
class Lobby {
public:
    Lobby();

    // Turns until stop().
    void run();
    // The rest from any thread.
    void stop();
    Handoff<Bulletin>& bulletins() { return bulletins_; }
    // The longest time between two frames that reached the glass since the last call.
    std::chrono::milliseconds longest_gap() { return std::chrono::milliseconds(longest_.exchange(0)); }

private:
    void frame_has_come();

    SystemClock clock_;
    TextPainter painter_;
    HarfBuzzTypeface typeface_;
    std::unique_ptr<SdlScreen> glass_;
    Handoff<Bulletin> bulletins_{[this] { glass_->wake(); }};
    Handoff<EditionPtr> builtins_{[] {}};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators_{[] {}};
    std::atomic<bool> ends_{false};
    std::atomic<long long> longest_{0};  // ms
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace chancery::lab
