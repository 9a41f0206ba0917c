// SPDX-License-Identifier: EUPL-1.2
#include "picture/jail.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <thread>
#include <vector>

#include "catch.h"

using namespace chancery;

namespace {

constexpr JailLimits usual{std::size_t{64} << 20, 2, Duration(5000)};

JailEnd end_of(const std::function<void()>& work, const JailLimits& limits = usual) {
    const Result<JailEnd> end = run_in_jail(limits, work);
    REQUIRE(end.ok());
    return *end;
}

}  // namespace

TEST_CASE("a child computes, allocates and hands its result over in shared memory") {
    Result<SharedMemory> memory = SharedMemory::make(4096);
    REQUIRE(memory.ok());
    auto* numbers = static_cast<int*>(memory->data());
    CHECK(end_of([&] {
              std::vector<int> some(1000, 7);
              for (const int value : some) *numbers += value;
          }) == JailEnd::finished);
    CHECK(*numbers == 7000);
}

TEST_CASE("a child that opens a file gets none") {
    Result<SharedMemory> memory = SharedMemory::make(4096);
    auto* opened = static_cast<int*>(memory->data());
    *opened = 5;
    CHECK(end_of([&] { *opened = open("/etc/passwd", O_RDONLY); }) == JailEnd::finished);
    CHECK(*opened == -1);
}

TEST_CASE("a child that reaches for a network, a program, another process or code of its own is ended at once") {
    Result<SharedMemory> memory = SharedMemory::make(4096);
    auto* reached = static_cast<int*>(memory->data());
    const std::vector<std::function<void()>> reaches{
        [] { socket(AF_INET, SOCK_STREAM, 0); },
        [] { execl("/bin/true", "true", nullptr); },
        [] { syscall(SYS_fork); },
        [] { syscall(SYS_clone, 0, nullptr); },
        [] { ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); },
        [] { syscall(SYS_kill, getppid(), 0); },
        [] { syscall(SYS_write, 1, "x", 1); },
        [] { syscall(SYS_unlink, "/tmp/nothing"); },
        [] { mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); },
    };
    for (const auto& reach : reaches) {
        *reached = 0;
        CHECK(end_of([&] {
                  reach();
                  *reached = 1;
              }) == JailEnd::crashed);
        CHECK(*reached == 0);
    }
}

TEST_CASE("a child has no more memory than it was given, and memory that was refused is an error it can tell") {
    Result<SharedMemory> memory = SharedMemory::make(4096);
    auto* got = static_cast<int*>(memory->data());
    CHECK(end_of([&] {
              constexpr std::size_t eighth = std::size_t{8} << 20;
              while (mmap(nullptr, eighth, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED && *got < 100) ++*got;
          }) == JailEnd::finished);
    CHECK(*got >= 5);
    CHECK(*got <= 8);
}

TEST_CASE("a child that never ends is ended, by its own time and by the wall's") {
    const auto forever = [] {
        for (volatile bool on = true; on;) {}
    };
    CHECK(end_of(forever, {usual.memory, 1, Duration(20000)}) == JailEnd::out_of_time);
    CHECK(end_of(forever, {usual.memory, 10, Duration(50)}) == JailEnd::out_of_time);
}

TEST_CASE("a child that crashes is told from one that finishes") {
    CHECK(end_of([] { __builtin_trap(); }) == JailEnd::crashed);
    CHECK(end_of([] { _exit(3); }) == JailEnd::crashed);
}

// The sanitizers bring allocators of their own, which do not hold still over a fork as glibc's does.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool glibc_allocates = false;
#else
constexpr bool glibc_allocates = true;
#endif

TEST_CASE("children may be made while another thread allocates all the time") {
    std::atomic<bool> stop{false};
    std::thread busy([&] {
        while (!stop)
            if (glibc_allocates) std::vector<char>(100000, 'x');
    });
    for (int i = 0; i < 50; ++i) CHECK(end_of([] { std::vector<char>(100000, 'y'); }) == JailEnd::finished);
    stop = true;
    busy.join();
}
