// SPDX-License-Identifier: EUPL-1.2
// What a frame of a crossfade costs beside the raw loops over the same buffers, in processor time of this thread:
// blend_bench [WIDTH HEIGHT], without a size at 1080p and at 4K. Prints ms a frame and the ratio to the plain blend.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <vector>

#include "plain_blend.h"
#include "processor_time.h"
#include "screen/blend.h"

namespace {

using chancery::bench::noise, chancery::bench::plain_blend;

constexpr int frames = 61;

struct Loop {
    const char* name;
    std::function<void(int)> frame;
    std::vector<double> times = {};

    void run(int i) {
        times.push_back(chancery::bench::cpu_ms_of(CLOCK_THREAD_CPUTIME_ID, [&] { frame(i); }));
    }
};

void measure(std::size_t width, std::size_t height) {
    const std::size_t count = width * height;
    const auto from = noise(count, 1), to = noise(count, 2);
    std::vector<std::uint32_t> out(count, 1);
    Loop loops[] = {
        {"memcpy", [&](int) { std::memcpy(out.data(), to.data(), count * 4); }},
        {"plain", [&](int i) { plain_blend(from.data(), to.data(), out.data(), count, i * 4); }},
        {"linear", [&](int i) { chancery::blend(from.data(), to.data(), out.data(), count, chancery::Mixture(i * 4)); }},
    };
    // In turn, so that each has the same neighbours.
    for (int i = 0; i < frames; ++i)
        for (Loop& loop : loops) loop.run(i);
    const double plain = chancery::bench::median(loops[1].times);
    for (Loop& loop : loops)
        std::printf("%zux%zu %s %.3f ms, %.2f of plain\n", width, height, loop.name, chancery::bench::median(loop.times), chancery::bench::median(loop.times) / plain);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 2) {
        measure(std::strtoul(argv[1], nullptr, 10), std::strtoul(argv[2], nullptr, 10));
    } else {
        measure(1920, 1080);
        measure(3840, 2160);
    }
}
