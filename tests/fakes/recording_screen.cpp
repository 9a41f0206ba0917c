// SPDX-License-Identifier: EUPL-1.2
#include "fakes/recording_screen.h"

namespace chancery {

void RecordingScreen::prepare(const Frame& frame, const PictureLookup&) {
    prepared_ = frame;
    left_ = steps_a_page;
}

bool RecordingScreen::draw_some() {
    if (left_ > 0) --left_;
    return left_ > 0;
}

Status RecordingScreen::reach() const {
    if (!plugged) return {ErrorKind::missing, "the display is unplugged"};
    if (broken) return {ErrorKind::unreachable, "the display does not answer"};
    return {};
}

Status RecordingScreen::show_again() {
    const Status reached = reach();
    if (reached) ++again;
    return reached;
}

bool RecordingScreen::amend(const Footing& foot) {
    if (!reach() || !can_amend || shown.empty()) return false;
    amended.push_back(foot);
    return true;
}

Status RecordingScreen::present(Duration crossfade, const Footing& foot) {
    if (const Status reached = reach(); !reached) return reached;
    if (prepared_) prepared_->foot = foot;
    if (prepared_) shown.push_back({*prepared_, crossfade, clock_.read().monotonic, left_ == 0, care_});
    prepared_.reset();
    return {};
}

Screen::Event RecordingScreen::wait(std::optional<Duration> at_most) {
    const Duration length = at_most.value_or(std::chrono::hours(24));
    waits.push_back(length);
    if (!events.empty()) {
        const Event event = events.front();
        events.pop_front();
        return event;
    }
    clock_.pass(length);
    return Event::none;
}

}  // namespace chancery
