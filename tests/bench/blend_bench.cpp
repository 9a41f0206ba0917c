// SPDX-License-Identifier: EUPL-1.2
// The raw loops that a frame of a crossfade is compared with: blend_bench [WIDTH HEIGHT] prints ms a frame.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <vector>

#include "screen/blend.h"

namespace {

// The median of many, so that a neighbour's burst of work does not count.
double median_ms(const std::function<void(int)>& frame) {
    std::vector<double> times;
    for (int i = 0; i < 121; ++i) {
        const auto start = std::chrono::steady_clock::now();
        frame(i);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + 60, times.end());
    return times[60];
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t width = argc > 2 ? std::strtoul(argv[1], nullptr, 10) : 1920;
    const std::size_t height = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1080;
    std::vector<std::uint32_t> from(width * height, 0xFF102030U), to(width * height, 0xFFE0D0C0U), out(width * height, 1);
    std::printf("memcpy %.3f\n", median_ms([&](int) { std::memcpy(out.data(), to.data(), out.size() * 4); }));
    std::printf("blend %.3f\n", median_ms([&](int i) { chancery::blend(from.data(), to.data(), out.data(), out.size(), i * 2); }));
    return out[width] == 0;
}
