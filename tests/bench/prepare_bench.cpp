// SPDX-License-Identifier: EUPL-1.2
// Prepares one picture for 1920 × 1080, as when an edition is sealed: prepare_bench PICTURE. Prints wall time and the
// processor's, both with the child's, and the largest process's memory.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "app/row_worker.h"
#include "picture/prepare.h"

namespace {

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

double cpu_seconds(int who) {
    rusage use{};
    getrusage(who, &use);
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

long peak_kib(int who) {
    rusage use{};
    getrusage(who, &use);
    return use.ru_maxrss;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 64;
    std::ifstream file(argv[1], std::ios::binary | std::ios::ate);
    chancery::Bytes picture(file ? static_cast<std::size_t>(file.tellg()) : 0, '\0');
    file.seekg(0).read(picture.data(), static_cast<std::streamsize>(picture.size()));
    const double before = cpu_seconds(RUSAGE_SELF);
    const auto start = std::chrono::steady_clock::now();
    const auto prepared = chancery::prepare(picture, {{1920, 1080}}, chancery::share_once);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (!prepared) {
        std::fprintf(stderr, "prepare_bench: %s\n", prepared.error().message.c_str());
        return 1;
    }
    const double cpu = cpu_seconds(RUSAGE_SELF) - before + cpu_seconds(RUSAGE_CHILDREN);
    std::printf("%.1f ms, processor %.1f ms, peak %ld KiB\n", took.count(), cpu * 1e3, std::max(peak_kib(RUSAGE_SELF), peak_kib(RUSAGE_CHILDREN)));
}
