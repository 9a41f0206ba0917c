// SPDX-License-Identifier: EUPL-1.2
#include "base/huge_pages.h"

#include <sys/mman.h>

#include <cstdlib>

namespace chancery {

namespace {

constexpr std::size_t huge = std::size_t{2} << 20;

// Up to the next huge page where a sixty-fourth of the whole is wasted at most: 1080p and 4K fill 3.96 and 15.8 of them. Where more
// would be, the rest is pages of the usual size.
constexpr std::size_t with_room(std::size_t bytes) {
    const std::size_t whole = (bytes + huge - 1) / huge * huge;
    return whole - bytes <= bytes / 64 ? whole : bytes;
}

}  // namespace

void* allocate_huge(std::size_t bytes) {
    if (bytes < huge) return ::operator new(bytes);
    void* memory = nullptr;
    const std::size_t room = with_room(bytes);
    if (posix_memalign(&memory, huge, room) != 0) throw std::bad_alloc();
    (void)madvise(memory, room / huge * huge, MADV_HUGEPAGE);  // a kernel without them refuses, and nothing is lost
    return memory;
}

void free_huge(void* memory, std::size_t bytes) noexcept {
    if (bytes < huge) return ::operator delete(memory);
    std::free(memory);
}

void touch(void* memory, std::size_t bytes) noexcept {
    (void)madvise(memory, bytes, MADV_POPULATE_WRITE);
}

}  // namespace chancery
