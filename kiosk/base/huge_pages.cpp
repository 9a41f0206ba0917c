// SPDX-License-Identifier: EUPL-1.2
#include "base/huge_pages.h"

#include <sys/mman.h>

#include <cstdlib>

namespace chancery {

namespace {

constexpr std::size_t huge = std::size_t{2} << 20;

}  // namespace

void* allocate_huge(std::size_t bytes) {
    if (bytes < huge) return ::operator new(bytes);
    void* memory = nullptr;
    if (posix_memalign(&memory, huge, bytes) != 0) throw std::bad_alloc();
    (void)madvise(memory, bytes / huge * huge, MADV_HUGEPAGE);  // a kernel without them refuses, and nothing is lost
    return memory;
}

void free_huge(void* memory, std::size_t bytes) noexcept {
    if (bytes < huge) return ::operator delete(memory);
    std::free(memory);
}

}  // namespace chancery
