// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "app/dwell.h"
#include "app/stage.h"
#include "base/clock.h"
#include "schedule/schedule.h"

namespace chancery {

// The show as the loop would turn it, without waiting: for `render` and `schedule`.
class Walk {
public:
    // `edition` may be nothing: then the built-in one shows.
    Walk(EditionPtr edition, EditionPtr builtin, Rotation rotation, Stage& stage, DwellRule dwell, Now now, Assurances assurances = {});

    // The next cue with its page and its end; time moves on to where something may change, as on the screen: that may be
    // the same cue again.
    const Cue& next();
    // With its footer as it is at that time.
    [[nodiscard]] Page page() const;
    [[nodiscard]] Instant time() const { return now_.wall; }

private:
    using Key = std::tuple<const Edition*, std::size_t, std::size_t, std::optional<std::size_t>, bool, bool>;

    const std::vector<Duration>& reading_times(const Cue& cue);

    EditionPtr edition_, builtin_;
    Rotation rotation_;
    Assurances assurances_;
    Stage& stage_;
    DwellRule dwell_;
    Now now_;
    std::optional<Cue> cue_;
    std::map<Key, std::vector<Duration>> times_;  // of each page: a day asks for the same ones again and again
};

}  // namespace chancery
