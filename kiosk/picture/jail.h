// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace chancery {

// Memory that a child can write and its parent reads afterwards. It belongs to no file.
class SharedMemory {
public:
    static Result<SharedMemory> make(std::size_t size);
    ~SharedMemory();
    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&&) = delete;

    [[nodiscard]] void* data() const { return data_; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    SharedMemory(void* data, std::size_t size) : data_(data), size_(size) {}
    void* data_;
    std::size_t size_;
};

struct JailLimits {
    std::size_t memory = 0;  // bytes beyond what the parent has mapped
    int cpu_seconds = 4;
    Duration wall{20000};    // then it is killed
};

// How it ended. A child that was killed for anything it tried counts as crashed.
enum class JailEnd { finished, crashed, out_of_time };

// Runs `work` in a child process that can compute, allocate, write to shared memory and end; whatever else it asks of
// the kernel ends it at once (seccomp), and its memory, time and descriptors are limited. Blocks until it has ended.
// full: no child could be made.
//
// The parent may have other threads. Of them the child has only copies of their memory, so `work` must take no lock
// that another thread may have held: no logging, no stdio. Memory may be allocated: glibc holds its allocator still
// over a fork (malloc(3), NOTES). Any thread.
Result<JailEnd> run_in_jail(const JailLimits& limits, const std::function<void()>& work);

}  // namespace chancery
