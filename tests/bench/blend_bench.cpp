// SPDX-License-Identifier: EUPL-1.2
// What a frame of a crossfade costs beside the raw loops over the same buffers, in processor time of this thread:
// blend_bench [WIDTH HEIGHT], without a size at 1080p and at 4K. Prints ms a frame and the ratio to the plain blend.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

#include "processor_time.h"
#include "screen/blend.h"

namespace {

constexpr int frames = 61;

struct Loop {
    const char* name;
    std::function<void(int)> frame;
    std::vector<double> times = {};

    void run(int i) {
        const double start = chancery::bench::cpu_ms(CLOCK_THREAD_CPUTIME_ID);
        frame(i);
        times.push_back(chancery::bench::cpu_ms(CLOCK_THREAD_CPUTIME_ID) - start);
    }
};

#ifdef __x86_64__
#define AS_WIDE_AS_THE_MACHINE __attribute__((target_clones("avx2", "default")))
constexpr std::size_t lane_bytes = 32;
#else
#define AS_WIDE_AS_THE_MACHINE
constexpr std::size_t lane_bytes = 16;
#endif

// The coded values weighed, which is the least that a crossfade can do.
AS_WIDE_AS_THE_MACHINE void plain_blend(const std::uint32_t* from, const std::uint32_t* to, std::uint32_t* out, std::size_t count, int weight) {
    using Lanes = std::uint16_t __attribute__((vector_size(lane_bytes)));
    const auto in = static_cast<std::uint16_t>(weight), over = static_cast<std::uint16_t>(256 - weight);
    for (std::size_t i = 0; i + lane_bytes / 4 <= count; i += lane_bytes / 4) {
        Lanes a, b;
        std::memcpy(&a, from + i, sizeof a);
        std::memcpy(&b, to + i, sizeof b);
        const Lanes low = (a & 0xFF) * over + (b & 0xFF) * in + 128, high = (a >> 8) * over + (b >> 8) * in + 128;
        const Lanes both = low >> 8 | (high & 0xFF00);
        std::memcpy(out + i, &both, sizeof both);
    }
}

std::vector<std::uint32_t> noise(std::size_t count, unsigned seed) {
    std::minstd_rand random(seed);
    std::vector<std::uint32_t> pixels(count);
    for (std::uint32_t& pixel : pixels) pixel = 0xFF000000U | static_cast<std::uint32_t>(random());
    return pixels;
}

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
