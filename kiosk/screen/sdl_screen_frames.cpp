// SPDX-License-Identifier: EUPL-1.2
// SdlScreen's frames: of fades, of pictures that drift, and of footers that change under a page at rest.
#include <algorithm>
#include <utility>

#include "screen/sdl_screen.h"

namespace chancery {

namespace {

// A display that gives the rhythm blocks for a frame; this only keeps a driver that does not from spinning.
constexpr Duration shortest_frame{4};

// The frame whose time it is, from 1.
Frames frame_after(std::chrono::microseconds elapsed) { return std::max(Frames(1), frame_at(elapsed)); }

Duration in_milliseconds(std::chrono::microseconds elapsed) { return std::chrono::floor<Duration>(elapsed); }

// The part of an area that is on the page.
Rect visible(const Rect& area, Size page) {
    const int left = std::clamp(area.x, 0, page.width), top = std::clamp(area.y, 0, page.height);
    return {left, top, std::clamp(area.right(), left, page.width) - left, std::clamp(area.bottom(), top, page.height) - top};
}

}  // namespace

Status SdlScreen::make_transition_frame(Duration of) {
    const Transition& fade = *transition_;
    transition_->made = of;
    if (of >= fade.length) return glass_->fade(256, 256);
    return glass_->fade(static_cast<int>(of * 256 / fade.length), words_weight(of, fade.length, fade.reveal));
}

// The frame that was made for now, and then the next one is made. Frames whose time went by are left out, so that a fade always
// takes as long as it should.
Status SdlScreen::draw_transition_frame(FineMoment now) {
    const auto elapsed = now - transition_->since;
    const auto frame = frame_after(elapsed);
    if (!transition_->made)
        if (Status made = make_transition_frame(in_milliseconds(glass_->waits_for_display() ? elapsed : frame_time(frame))); !made) return made;
    const bool last = *std::exchange(transition_->made, std::nullopt) >= transition_->length;
    const Status shown = counted(glass_->present());
    if (last) finish_transition();
    if (last || !shown) return shown;
    transition_->next_frame = time_after(transition_->since, frame, now);
    return make_next_frame();
}

// Bookkeeping only: whoever calls it brings the last frame to the glass.
void SdlScreen::finish_transition() {
    transition_.reset();
    front_ = 1 - front_;
    if (next_) begin_page(next_->frame, next_->pictures);
    next_.reset();
}

// Before another page begins: a fade draws only what differs between two pages, so that what it left half faded would
// stay so outside of that.
Status SdlScreen::end_fade() {
    Status whole = glass_->fade(256, 256);
    if (whole) whole = counted(glass_->present());
    finish_transition();
    return whole;
}

void SdlScreen::move(Duration length, DriftEnd end, const PictureLookup& pictures) {
    const Now now = clock_.read();
    const auto& movable = movable_[front_];
    if (!on_glass_ || !movable || transition_ || motion_ || !pace_.may_begin(now.monotonic)) return;
    auto picture = pictures.find(movable->picture);
    if (!picture || picture->size != pages_[front_].size) return;
    const Drift drift = glass_->like_shown(movable->drift, pages_[front_].size);
    Pixels& page = glass_->shown(pages_[front_]);
    const Strips strips(page.size, drift, drift_speed(drift, length, end));
    motion_.emplace(Motion{{page, glass_->like_shown(std::move(picture)), drift}, drift, now.fine(), length, end, now.fine() + frame_time(Frames(1)), strips});
    pace_.begin(now.monotonic);
}

// When the frame after this one is due.
FineMoment SdlScreen::time_after(FineMoment since, Frames frame, FineMoment now) const {
    return glass_->waits_for_display() ? now + shortest_frame : since + frame_time(frame + Frames(1));
}

Status SdlScreen::make_motion_frame(Duration of, bool whole) {
    Motion& motion = *motion_;
    motion.made = of;
    motion.picture.grow(drift_scale(motion.drift, of, motion.length, motion.end));
    const Rows rows = whole || of >= motion.length ? motion.strips.all() : motion.strips.next();
    return glass_->paint([&motion](int y, std::uint32_t* out) { motion.picture.draw_row(y, out); }, rows);
}

// Like a fade's frame, but for the device that does not keep up: then the picture stays where it is.
Status SdlScreen::draw_motion_frame(FineMoment now, bool whole) {
    const auto elapsed = now - motion_->since;
    if (whole || !motion_->made)
        if (Status made = make_motion_frame(in_milliseconds(elapsed), whole); !made) return made;
    const bool last = *std::exchange(motion_->made, std::nullopt) >= motion_->length;
    if (Status shown = counted(glass_->present()); !shown) return shown;
    motion_->next_frame = time_after(motion_->since, frame_after(elapsed), now);
    if (!last && pace_.keeps_up(std::chrono::floor<Duration>(now))) return make_next_frame();
    come_to_rest();
    return {};
}

// The page is whole again, with the picture as it is seen now, or would be with the next frame. Away from where it was drawn, it can
// no longer be told from what lies upon it, and does not move again.
void SdlScreen::come_to_rest() {
    if (!motion_) return;
    motion_->picture.come_to_rest();
    if (!motion_->picture.at_rest()) {
        movable_[front_].reset();
        feet_[front_] = {};  // what was below it has moved
    }
    motion_.reset();
}

Status SdlScreen::draw_due_frames(FineMoment now) {
    if (transition_ && now >= transition_->next_frame)
        if (Status drawn = draw_transition_frame(now); !drawn) return drawn;
    return motion_ && now >= motion_->next_frame ? draw_motion_frame(now) : Status{};
}

// While there is time. A display that gives the rhythm holds up whoever shows, and so is given the frame of that moment.
Status SdlScreen::make_next_frame() {
    if (glass_->waits_for_display()) return {};
    if (transition_) return make_transition_frame(in_milliseconds(transition_->next_frame - transition_->since));
    return make_motion_frame(in_milliseconds(motion_->next_frame - motion_->since));
}

std::optional<FineMoment> SdlScreen::next_frame() const {
    if (transition_) return transition_->next_frame;
    return motion_ ? std::optional(motion_->next_frame) : std::nullopt;
}

// Upon what the page has there, which is kept for the next one.
void SdlScreen::put_foot(std::size_t page, const Footing& foot) {
    Pixels& pixels = pages_[page];
    Foot& below = feet_[page];
    below.asked = foot.area;
    below.area = visible(foot.area, pixels.size);
    below.pixels.size = {below.area.width, below.area.height};
    below.pixels.rows.resize(static_cast<std::size_t>(below.area.width) * static_cast<std::size_t>(below.area.height));
    for (int y = 0; y < below.area.height; ++y)
        std::copy_n(row_of(pixels, below.area.x, below.area.y + y), below.area.width, row_of(below.pixels, 0, y));
    canvas_.draw_upon(pixels, foot.items);
}

bool SdlScreen::amend(const Footing& foot) {
    Foot& below = feet_[front_];
    if (!glass_ || !on_glass_ || transition_ || below.area.width == 0 || below.asked != foot.area) return false;
    Pixels& page = pages_[front_];
    for (int y = 0; y < below.area.height; ++y)
        std::copy_n(row_of(below.pixels, 0, y), below.area.width, row_of(page, below.area.x, below.area.y + y));
    canvas_.draw_upon(page, foot.items);
    if (!motion_) return counted(glass_->show_part(page, below.area)).ok();
    // What the next frame of the movement is made from.
    motion_->picture.renew(glass_->fit_part(page, below.area));
    return true;
}

Status SdlScreen::counted(Status shown) {
    if (shown) ++presented_;
    return shown;
}

}  // namespace chancery
