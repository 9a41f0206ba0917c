// SPDX-License-Identifier: EUPL-1.2
#include "screen/underlay.h"

#include <algorithm>
#include <cmath>

namespace chancery {

namespace {

// Where an item may have ink. Of letters generously: marks above and below them reach far in some scripts, and what was
// missed would come with the ground.
Rect reach_of(const FrameItem& item) {
    return std::visit([](const auto& what) -> Rect {
        if constexpr (requires { what.baseline; }) return {what.x - what.px / 2, what.baseline - 2 * what.px, what.advance + what.px, 7 * what.px / 2};
        else return what.area;
    }, item);
}

}  // namespace

// Places in pixels_ for the spans as they are.
void Underlay::make_room() {
    std::size_t at = 0;
    for (Span& span : spans_) {
        span.at = at;
        at += static_cast<std::size_t>(span.end - span.begin);
    }
    pixels_.resize(at);
}

void Underlay::take(const Frame& frame, const Pixels& page) {
    spans_.assign(static_cast<std::size_t>(page.size.height), {});
    for (std::size_t item = frame.ground; item < frame.items.size(); ++item) {
        const Rect reach = reach_of(frame.items[item]);
        const int left = std::clamp(reach.x, 0, page.size.width), right = std::clamp(reach.right(), 0, page.size.width);
        for (int y = std::max(reach.y, 0); left < right && y < std::min(reach.bottom(), page.size.height); ++y) {
            Span& span = spans_[static_cast<std::size_t>(y)];
            span = span.begin == span.end ? Span{left, right} : Span{std::min(span.begin, left), std::max(span.end, right)};
        }
    }
    make_room();
    for (int y = 0; y < page.size.height; ++y) {
        const Span& span = spans_[static_cast<std::size_t>(y)];
        const std::uint32_t* const row = row_of(page, 0, y);
        std::copy(row + span.begin, row + span.end, pixels_.begin() + static_cast<std::ptrdiff_t>(span.at));
    }
}

Underlay::Row Underlay::row(int y) const {
    if (y < 0 || static_cast<std::size_t>(y) >= spans_.size()) return {};
    const Span& span = spans_[static_cast<std::size_t>(y)];
    return {span.begin, span.end - span.begin, pixels_.data() + span.at};
}

void Underlay::lay_into(Pixels& page) const {
    for (int y = 0; y < page.size.height; ++y) {
        const Row from = row(y);
        std::copy_n(from.pixels, from.width, row_of(page, from.x, y));
    }
}

int words_weight(Duration elapsed, Duration fade, Duration reveal) {
    const Duration begin = std::clamp(fade - reveal, fade / 3, fade / 2), length = std::min(reveal, fade - begin);
    if (length <= Duration(0) || elapsed >= begin + length) return 256;
    // Quick at first and then ever slower: they arrive, rather than start.
    const double left = 1 - std::max(0.0, static_cast<double>((elapsed - begin).count()) / static_cast<double>(length.count()));
    return static_cast<int>(std::lround((1 - left * left * left) * 256));
}

}  // namespace chancery
