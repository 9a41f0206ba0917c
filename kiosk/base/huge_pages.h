// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <new>
#include <utility>

namespace chancery {

// Memory for a whole screen's pixels. The first touch of a page costs about as much as drawing on it, and a screen has two
// thousand of the usual ones; of the huge ones (2 MiB, transparent_hugepage(7)) it has four. Where the kernel has none,
// it is memory as any other. At most a sixty-fourth is held that is not used.
// Throws std::bad_alloc. Any thread.
void* allocate_huge(std::size_t bytes);
void free_huge(void* memory, std::size_t bytes) noexcept;

// Has the kernel give all of this memory now, in one call: a quarter of the time that it takes a page at a time, as each is
// written to. What it holds stays. For shared memory, which has no huge pages. A hint: what does not begin with a page is left
// as it is, and everything by a kernel before Linux 5.14. Any thread.
void touch(void* memory, std::size_t bytes) noexcept;

// For containers. What a container makes without a value is left as the memory was: whoever asks for a screen of pixels
// draws all of them.
template <class T>
struct HugePages {
    using value_type = T;

    HugePages() = default;
    template <class U>
    HugePages(const HugePages<U>&) noexcept {}

    T* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
        return static_cast<T*>(allocate_huge(count * sizeof(T)));
    }
    template <class U>
    void construct(U* made) noexcept { ::new (static_cast<void*>(made)) U; }
    template <class U, class... Value>
    void construct(U* made, Value&&... value) { ::new (static_cast<void*>(made)) U(std::forward<Value>(value)...); }
    void deallocate(T* memory, std::size_t count) noexcept { free_huge(memory, count * sizeof(T)); }
    friend bool operator==(const HugePages&, const HugePages&) { return true; }
};

}  // namespace chancery
