// SPDX-License-Identifier: EUPL-1.2
#include "screen/canvas.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "screen/shade.h"

namespace chancery {

namespace {

constexpr int pixels_a_piece = 1 << 18;

std::uint32_t opaque(const Color& color) {
    return 0xFF000000U | static_cast<std::uint32_t>(color.red) << 16 | static_cast<std::uint32_t>(color.green) << 8 | color.blue;
}

// The upper or the lower half of a picture, scaled to an area.
std::vector<std::uint32_t> half_resampled(const Pixels& picture, int half, const Rect& area) {
    const Size size{picture.size.width, picture.size.height / 2}, target{area.width, area.height};
    std::vector<std::uint32_t> out;
    Resampler resampler(size, whole_of(size), target,
                        [&](int, const std::uint32_t* row) { out.insert(out.end(), row, row + target.width); });
    for (int y = resampler.first_row(); y < resampler.end_row(); ++y) resampler.push(row_of(picture, 0, half * size.height + y));
    return out;
}

// What a pixel becomes below one that is known over black and over white: what differs is what shines through. The highest
// octet is covered as by a colour of 255 (screen/shade.h).
std::uint32_t shine_through(std::uint32_t on_black, std::uint32_t on_white, std::uint32_t below) {
    std::uint32_t least = 255;
    for (const int shift : {0, 8, 16}) least = std::min(least, (on_white >> shift & 255) - std::min(on_black >> shift & 255, on_white >> shift & 255));
    const std::uint32_t black = (on_black & 0xFFFFFFU) | (255 - least) << 24;
    std::uint32_t out = 0;
    for (const int shift : {0, 8, 16, 24}) out |= std::min(255U, (black >> shift & 255) + (((below >> shift & 255) * least + 127) / 255)) << shift;
    return out;
}

}  // namespace

void Canvas::begin(const Frame& frame, const PictureLookup& pictures, Pixels& target, Underlay* ground) {
    ground_ = ground;
    frame_ = frame;
    pictures_ = pictures;
    target_ = &target;
    item_ = 0;
    row_ = 0;
    drifting_ = false;
    picture_.reset();
    resampler_.reset();
    const auto* first = frame.items.empty() ? nullptr : std::get_if<Image>(&frame.items.front());
    make_room();
    if (!first || !is_ground(*first) || frame.ground == 0) blacken();  // a ground is painted over all of it before it is looked at
}

bool Canvas::draw_next() {
    if (item_ >= frame_.items.size()) return false;
    if (ground_ && item_ == frame_.ground) std::exchange(ground_, nullptr)->take(frame_, *target_);
    const bool more = std::visit([this](const auto& item) { return draw_band(item); }, frame_.items[item_]);
    if (!more) {
        ++item_;
        row_ = 0;
        picture_.reset();
        resampler_.reset();
    }
    return true;
}

void Canvas::draw_upon(Pixels& page, const std::vector<FrameItem>& items) const {
    Canvas other(text_);
    other.target_ = &page;
    other.frame_ = {page.size, items};
    while (other.draw_next()) {}
}

Rect Canvas::visible(const Rect& area) const {
    const int left = std::max(area.x, 0), top = std::max(area.y, 0);
    const int right = std::min(area.right(), target_->size.width), bottom = std::min(area.bottom(), target_->size.height);
    return {left, top, std::max(0, right - left), std::max(0, bottom - top)};
}

Rect Canvas::next_band(const Rect& area) {
    const Rect all = visible(area);
    const int height = std::max(1, pixels_a_piece / std::max(1, all.width));
    const Rect band{all.x, all.y + row_, all.width, std::min(height, all.height - row_)};
    row_ += band.height;
    return band;
}

bool Canvas::draw_band(const Fill& fill) {
    shade(fill, next_band(fill.area), *target_);
    return row_ < visible(fill.area).height;
}

bool Canvas::draw_band(const Gradient& gradient) {
    shade(gradient, next_band(gradient.area), *target_);
    return row_ < visible(gradient.area).height;
}

bool Canvas::draw_band(const GlyphRun& run) {
    text_(*target_, run);
    return false;
}

// Small enough for one piece: at most the few modules that people scan from metres away.
bool Canvas::draw_band(const Code& code) {
    const Rect all = visible(code.area);
    if (code.module_px <= 0 || code.modules <= 0) return false;
    const int quiet = (code.area.width / code.module_px - code.modules) / 2;
    const auto module_at = [&](int px) { return px / code.module_px - quiet; };
    const auto inside = [&](int module) { return module >= 0 && module < code.modules; };
    for (int y = all.y; y < all.bottom(); ++y) {
        std::uint32_t* row = row_of(*target_, 0, y);
        const int down = module_at(y - code.area.y);
        for (int x = all.x; x < all.right(); ++x) {
            const int across = module_at(x - code.area.x);
            const bool dark = inside(down) && inside(across) && code.dark[static_cast<std::size_t>(down * code.modules + across)];
            row[x] = opaque(dark ? code.ink : code.ground);
        }
    }
    return false;
}

// Small enough for one piece, too.
bool Canvas::draw_band(const Mark& mark) {
    const auto emblem = pictures_.find(mark.name);
    const Rect all = visible(mark.area);
    if (!emblem || all.width <= 0 || all.height <= 0 || emblem->size.height < 2) return false;
    const std::array<std::vector<std::uint32_t>, 2> over{half_resampled(*emblem, 0, mark.area), half_resampled(*emblem, 1, mark.area)};
    for (int y = all.y; y < all.bottom(); ++y)
        for (int x = all.x; x < all.right(); ++x) {
            const auto at = static_cast<std::size_t>(y - mark.area.y) * static_cast<std::size_t>(mark.area.width) + static_cast<std::size_t>(x - mark.area.x);
            std::uint32_t& pixel = *row_of(*target_, x, y);
            pixel = shine_through(over[0][at], over[1][at], pixel);
        }
    return false;
}

void Canvas::make_room() {
    target_->size = {std::max(0, frame_.size.width), std::max(0, frame_.size.height)};
    target_->rows.resize(static_cast<std::size_t>(target_->size.width) * static_cast<std::size_t>(target_->size.height));
}

// What no item covers is black, never a rest of the page before.
void Canvas::blacken() {
    make_room();  // who failed to paint it may have left another size
    std::fill(target_->rows.begin(), target_->rows.end(), 0xFF000000U);
}

// The first of all, and as large as the frame.
bool Canvas::is_ground(const Image& image) const {
    return item_ == 0 && image.part == Rect{} && image.area == Rect{0, 0, frame_.size.width, frame_.size.height};
}

bool Canvas::paint_ground(const Image& image) {
    if (!is_ground(image)) return false;
    if (!pictures_.paint(image.original, *target_)) return blacken(), false;
    drifting_ = frame_.drift.has_value();
    if (drifting_)
        for (std::uint32_t& pixel : target_->rows) pixel &= 0xFFFFFFU;
    return true;
}

bool Canvas::draw_band(const Image& image) {
    if (!picture_ && paint_ground(image)) return false;
    if (!picture_) picture_ = pictures_.find(image.original);
    if (!picture_ || picture_->rows.empty() || image.area.width <= 0 || image.area.height <= 0) return false;
    const Size size = picture_->size;
    if (image.part == Rect{} && size == Size{image.area.width, image.area.height}) {
        drifting_ = drifting_ || (frame_.drift && is_ground(image));
        const std::uint32_t highest = drifting_ ? 0 : 0xFF000000U;
        const Rect band = next_band(image.area);
        for (int y = band.y; y < band.bottom(); ++y) {
            const std::uint32_t* from = row_of(*picture_, band.x - image.area.x, y - image.area.y);
            std::transform(from, from + band.width, row_of(*target_, band.x, y), [&](std::uint32_t pixel) { return (pixel & 0xFFFFFFU) | highest; });
        }
        return row_ < visible(image.area).height;
    }
    if (!resampler_) begin_resampling(image, *picture_);
    const int piece = std::max(1, pixels_a_piece / 4 / std::max(size.width, image.area.width));
    for (int i = 0; i < piece && row_ < resampler_->end_row(); ++i) resampler_->push(row_of(*picture_, 0, row_++));
    return row_ < resampler_->end_row();
}

void Canvas::begin_resampling(const Image& image, const Pixels& picture) {
    const Size size{image.area.width, image.area.height};
    const Rect seen = visible(image.area);
    const auto sink = [this, seen, left = image.area.x, top = image.area.y](int y, const std::uint32_t* row) {
        const int at = top + y;
        if (at >= seen.y && at < seen.bottom()) std::copy_n(row + (seen.x - left), seen.width, row_of(*target_, seen.x, at));
    };
    const Rect part = image.part;
    const Crop shown = part == Rect{} ? cover(picture.size, size) : crop_of(part);
    resampler_.emplace(picture.size, shown, size, sink);
    row_ = resampler_->first_row();
}

}  // namespace chancery
