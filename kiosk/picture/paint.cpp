// SPDX-License-Identifier: EUPL-1.2
#include "picture/paint.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "picture/resample.h"

namespace chancery {

namespace {

constexpr double max_jpeg_area = 200e6;
constexpr double same_shape = 0.01;  // a whole picture that fits this closely is cropped after all
constexpr int ground_side = 24;      // the blurred ground is made of so many pixels on its shorter side
constexpr int ground_light = 96;     // of 256: dark enough that the picture on it is what is seen

double area(Size size) { return static_cast<double>(size.width) * size.height; }

// Writes rows of the stored picture to where they stand once it is upright. Rows that become columns are gathered, and
// written a line of the processor's cache at a time: one by one, each pixel would cost a line.
class Easel {
public:
    Easel(Turn turn, Size stored, std::uint32_t* out) : turn_(turn), stored_(stored), width_(turn.applied(stored).width), out_(out) {}
    ~Easel() { write(); }
    Easel(const Easel&) = delete;
    Easel& operator=(const Easel&) = delete;

    void put(int x, int y, const std::uint32_t* pixels, int count) {
        if (!turn_.swap) return write_line(place(x, y), turn_.flip_x, pixels, 1, count);
        if (x != x_ || count != count_ || y != y_ + rows_ || rows_ == most_rows) begin(x, y, count);
        std::copy_n(pixels, count, gathered_.begin() + static_cast<std::ptrdiff_t>(rows_++) * count);
    }

private:
    static constexpr int most_rows = 16;

    // Where the pixel of a stored place stands.
    [[nodiscard]] std::uint32_t* place(int x, int y) const {
        const std::ptrdiff_t across = turn_.flip_x ? stored_.width - 1 - x : x, down = turn_.flip_y ? stored_.height - 1 - y : y;
        return out_ + (turn_.swap ? across * width_ + down : down * width_ + across);
    }

    // Every `step`th pixel, to the right or to the left.
    static void write_line(std::uint32_t* to, bool leftwards, const std::uint32_t* pixels, int step, int count) {
        for (int i = 0; i < count; ++i, pixels += step, to += leftwards ? -1 : 1) *to = *pixels;
    }

    void begin(int x, int y, int count) {
        write();
        x_ = x;
        y_ = y;
        count_ = count;
        gathered_.resize(static_cast<std::size_t>(count) * most_rows);
    }

    void write() {
        for (int i = 0; rows_ > 0 && i < count_; ++i) write_line(place(x_ + i, y_), turn_.flip_y, gathered_.data() + i, count_, rows_);
        rows_ = 0;
    }

    Turn turn_;
    Size stored_;
    std::ptrdiff_t width_;
    std::uint32_t* out_;
    int x_ = 0, y_ = 0, count_ = 0, rows_ = 0;  // what is gathered: so many rows, each so long
    std::vector<std::uint32_t> gathered_;
};

// What is asked for, in the stored picture's own directions.
struct Task {
    Size target;
    double focus_x, focus_y;
    bool whole;
};

Task stored_task(const PrepareRequest& request, Turn turn) {
    double x = std::clamp(request.focus_x, 0.0, 1.0), y = std::clamp(request.focus_y, 0.0, 1.0);
    if (turn.swap) std::swap(x, y);
    return {turn.applied(request.screen), turn.flip_x ? 1 - x : x, turn.flip_y ? 1 - y : y, request.no_crop};
}

void paint_cropped(RowSource& source, const Task& task, Easel& easel) {
    Resampler fine(source.size(), cover(source.size(), task.target, task.focus_x, task.focus_y), task.target,
                   [&](int y, const std::uint32_t* row) { easel.put(0, y, row, task.target.width); });
    feed(source, {&fine});
}

Size small_ground(Size target) {
    const int shorter = std::min(target.width, target.height);
    const auto part = [&](int side) { return std::max(2, static_cast<int>(std::lround(static_cast<double>(side) * ground_side / shorter))); };
    return {part(target.width), part(target.height)};
}

// The mean of each pixel's neighbourhood of 3 × 3, darkened once at the end: two rounds are a soft blur.
std::vector<std::uint32_t> softened(const std::vector<std::uint32_t>& pixels, Size size, int light) {
    std::vector<std::uint32_t> out(pixels.size());
    const auto mean = [&](int x, int y, int shift) {
        std::uint32_t sum = 0;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const int at = std::clamp(y + dy, 0, size.height - 1) * size.width + std::clamp(x + dx, 0, size.width - 1);
                sum += pixels[static_cast<std::size_t>(at)] >> shift & 0xFF;
            }
        return sum * static_cast<std::uint32_t>(light) / (9 * 256) << shift;
    };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out[static_cast<std::size_t>(y * size.width + x)] = 0xFF000000U | mean(x, y, 16) | mean(x, y, 8) | mean(x, y, 0);
    return out;
}

void paint_ground(std::vector<std::uint32_t> small, Size size, Size target, const Rect& whole, Easel& easel) {
    small = softened(softened(small, size, 256), size, ground_light);
    Resampler wide(size, whole_of(size), target, [&](int y, const std::uint32_t* row) {
        const bool beside = y >= whole.y && y < whole.bottom();
        easel.put(0, y, row, beside ? whole.x : target.width);
        if (beside) easel.put(whole.right(), y, row + whole.right(), target.width - whole.right());
    });
    for (int y = wide.first_row(); y < wide.end_row(); ++y) wide.push(small.data() + static_cast<std::ptrdiff_t>(y) * size.width);
}

void paint_whole(RowSource& source, const Task& task, const Rect& whole, Easel& easel) {
    const Size from = source.size(), size = small_ground(task.target);
    std::vector<std::uint32_t> small;
    Resampler fine(from, whole_of(from), {whole.width, whole.height},
                   [&](int y, const std::uint32_t* row) { easel.put(whole.x, whole.y + y, row, whole.width); });
    Resampler coarse(from, cover(from, task.target), size, [&](int, const std::uint32_t* row) { small.insert(small.end(), row, row + size.width); });
    feed(source, {&fine, &coarse});
    paint_ground(std::move(small), size, task.target, whole, easel);
}

// Where the whole picture stands in the target.
Rect placed_whole(Size source, Size target) {
    const double scale = std::min(static_cast<double>(target.width) / source.width, static_cast<double>(target.height) / source.height);
    const int width = std::clamp(static_cast<int>(std::lround(source.width * scale)), 1, target.width);
    const int height = std::clamp(static_cast<int>(std::lround(source.height * scale)), 1, target.height);
    return {(target.width - width) / 2, (target.height - height) / 2, width, height};
}

bool fits(Size source, Size target) {
    return std::abs(static_cast<double>(source.width) * target.height / (static_cast<double>(source.height) * target.width) - 1) < same_shape;
}

}  // namespace

void feed(RowSource& source, std::vector<Resampler*> sinks) {
    int first = source.size().height, end = 0;
    for (const Resampler* sink : sinks) {
        first = std::min(first, sink->first_row());
        end = std::max(end, sink->end_row());
    }
    source.skip(first);
    for (int y = first; y < end; ++y) {
        const std::uint32_t* row = source.next();
        for (Resampler* sink : sinks)
            if (y >= sink->first_row() && y < sink->end_row()) sink->push(row);
    }
}

std::optional<Rect> whole_on(Size original, Size screen) {
    if (original.width <= 0 || original.height <= 0 || fits(original, screen)) return std::nullopt;
    return placed_whole(original, screen);
}

void paint(RowSource& source, const PrepareRequest& request, const Exit& exit, std::uint32_t* out) {
    const Task task = stored_task(request, source.turn());
    const Size full = source.size();
    if (full.width <= 0 || full.height <= 0) exit.with(Verdict::damaged);
    if (area(full) > max_jpeg_area) exit.with(Verdict::too_large);
    const bool whole = (task.whole || (!request.fills && mostly_cut(full, task.target))) && !fits(full, task.target);
    const Rect placed = placed_whole(full, task.target);
    const double across = static_cast<double>(task.target.width) / full.width, down = static_cast<double>(task.target.height) / full.height;
    source.shrink(whole ? std::min(across, down) : std::max(across, down));
    if (area(source.size()) > max_area || std::max(source.size().width, source.size().height) > max_side) exit.with(Verdict::too_large);
    {
        Easel easel(source.turn(), task.target, out);
        whole ? paint_whole(source, task, placed, easel) : paint_cropped(source, task, easel);
    }
    exit.with(Verdict::done);
}

}  // namespace chancery
