// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <optional>

#include "base/geometry.h"
#include "layout/frame.h"
#include "picture/prepare.h"
#include "picture/resample.h"
#include "screen/underlay.h"

namespace chancery {

// Where a frame's pictures come from, by what the frame calls them.
class PictureLookup {
public:
    // The pixels of a prepared picture; nothing where they are not at hand.
    using Find = std::function<std::shared_ptr<const Pixels>(const Digest&)>;
    // Puts one straight into a page of its size, which spares memory as large as the page. False where it has to be found: then
    // the page is anything.
    using Paint = std::function<bool(const Digest&, Pixels&)>;

    PictureLookup() = default;
    template <std::convertible_to<Find> AnyFind>
    PictureLookup(AnyFind find, Paint paint = {}) : find_(std::move(find)), paint_(std::move(paint)) {}

    [[nodiscard]] std::shared_ptr<const Pixels> find(const Digest& name) const { return find_(name); }
    bool paint(const Digest& name, Pixels& page) const { return paint_ && paint_(name, page); }

private:
    Find find_;
    Paint paint_;
};

// Draws one run of text; whatever lies outside the pixels is left out (screen/text_painter.h is the real one).
using DrawText = std::function<void(Pixels&, const GlyphRun&)>;

// Draws one frame into memory, cut into pieces of a few milliseconds, so that it can be done between the frames of a
// running transition. What stands outside the frame is left out; a picture that is not at hand leaves the ground
// behind it; a picture of another shape than its area covers it and loses what stands over on both sides. The highest
// octet of a pixel says how much lies upon the frame's picture, where that may drift and is of the frame's size: 255 is
// nothing of it seen. One thread.
class Canvas {
public:
    explicit Canvas(DrawText text) : text_(std::move(text)) {}

    // Begins a frame, and forgets one that was being drawn. The target is made as large as the frame; the caller keeps
    // it until the last piece is drawn, and gives the same one for the next frame, since fresh memory is dear. `ground`, where
    // one is given, takes what lies below the words before they are drawn.
    void begin(const Frame& frame, const PictureLookup& pictures, Pixels& target, Underlay* ground = nullptr);
    // Whether the frame that was drawn has such a picture.
    [[nodiscard]] bool can_drift() const { return drifting_; }

    // Draws a few items upon a page at once, whatever frame is being drawn into another.
    void draw_upon(Pixels& page, const std::vector<FrameItem>& items) const;

    // Draws the next piece. False where nothing was left to draw.
    bool draw_next();

private:
    bool draw_band(const Fill& fill);
    bool draw_band(const Gradient& gradient);
    bool draw_band(const Image& image);
    bool draw_band(const GlyphRun& run);
    bool draw_band(const Code& code);
    bool draw_band(const Mark& mark);
    void make_room();
    void blacken();
    [[nodiscard]] bool is_ground(const Image& image) const;
    bool paint_ground(const Image& image);
    void begin_resampling(const Image& image, const Pixels& picture);
    [[nodiscard]] Rect visible(const Rect& area) const;
    // The rows of the next piece of an area: from row_ on, at most about a quarter of a million pixels.
    Rect next_band(const Rect& area);

    DrawText text_;
    Frame frame_;
    PictureLookup pictures_;
    Pixels* target_ = nullptr;
    Underlay* ground_ = nullptr;  // until it is taken
    std::size_t item_ = 0;
    int row_ = 0;  // of the current item's area that is drawn next
    std::shared_ptr<const Pixels> picture_;
    std::optional<Resampler> resampler_;
    bool drifting_ = false;
};

}  // namespace chancery
