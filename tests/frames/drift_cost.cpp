// SPDX-License-Identifier: EUPL-1.2
// What a frame of a drifting picture costs, in processor time of this thread, beside a copy of as many pixels:
// drift_cost [WIDTH HEIGHT], without a size at 1080p and at 4K. Words stand on the left half.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "../bench/processor_time.h"
#include "screen/moving_picture.h"

using namespace chancery;

namespace {

constexpr int frames = 61;

Pixels noise(Size size) {
    std::minstd_rand random(1);
    Pixels pixels{size, {}};
    pixels.rows.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    for (std::uint32_t& pixel : pixels.rows) pixel = 0xFF000000U | static_cast<std::uint32_t>(random());
    return pixels;
}

// As the screen draws it: the highest octet says how much lies upon the picture.
Pixels page_over(const Pixels& picture) {
    Pixels page = picture;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const bool veiled = i % static_cast<std::size_t>(page.size.width) < static_cast<std::size_t>(page.size.width) * 56 / 100;
        page.rows[i] = veiled ? 0xA0000000U | ((page.rows[i] & 0xFEFEFEU) >> 1) : page.rows[i] & 0xFFFFFFU;
    }
    return page;
}

void measure(Size size) {
    const auto picture = std::make_shared<const Pixels>(noise(size));
    Pixels page = page_over(*picture), out = *picture;
    MovingPicture moving(page, picture, {0.5, 0.4, 60});
    std::vector<double> drawn, copied;
    for (int i = 0; i < frames; ++i) {
        drawn.push_back(bench::cpu_ms_of(CLOCK_THREAD_CPUTIME_ID, [&] {
            moving.grow(1 + 0.001 * i);
            for (int y = 0; y < size.height; ++y) moving.draw_row(y, out.rows.data() + static_cast<std::ptrdiff_t>(y) * size.width);
        }));
        copied.push_back(bench::cpu_ms_of(CLOCK_THREAD_CPUTIME_ID, [&] { std::memcpy(out.rows.data(), picture->rows.data(), out.rows.size() * 4); }));
    }
    std::printf("%dx%d: a frame of drift %.3f ms, a copy %.3f ms\n", size.width, size.height, bench::median(drawn), bench::median(copied));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 2) return measure({std::atoi(argv[1]), std::atoi(argv[2])}), 0;
    measure({1920, 1080});
    measure({3840, 2160});
}
