// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ratio>

#include "base/clock.h"

namespace chancery {

inline constexpr int frames_a_second = 60;

using Frames = std::chrono::duration<std::int64_t, std::ratio<1, frames_a_second>>;

// When a frame is due, counted from the beginning of what moves, and which one is due last, so long after it.
inline std::chrono::microseconds frame_time(Frames frame) { return std::chrono::ceil<std::chrono::microseconds>(frame); }
inline Frames frame_at(std::chrono::microseconds elapsed) { return std::chrono::floor<Frames>(elapsed); }

// Whether a device keeps up with sixty frames a second: a movement that stutters is worse than none. It gives up when
// frames come late again and again, not for a single burst of other work, and is tried anew after a while.
class Pace {
public:
    // A movement begins: what came before it is no gap.
    void begin(Moment now) { last_ = now, late_ = 0; }
    // A frame reached the glass. False: the movement shall stop.
    bool keeps_up(Moment now) {
        late_ = now - last_ > longest_gap ? late_ + late_frame : late_ > 0 ? late_ - 1 : 0;
        last_ = now;
        if (late_ < too_late) return true;
        tired_until_ = now + rest;
        return false;
    }
    [[nodiscard]] bool may_begin(Moment now) const { return !tired_until_ || now >= *tired_until_; }

private:
    static constexpr Duration longest_gap{25};  // a frame and a half
    static constexpr int late_frame = 20;       // forgiven after so many that came in time
    static constexpr int too_late = 120;
    static constexpr Duration rest{600'000};

    Moment last_{};
    int late_ = 0;
    std::optional<Moment> tired_until_;
};

}  // namespace chancery
