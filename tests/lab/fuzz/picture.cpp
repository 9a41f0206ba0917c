// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a picture, as the child opens and paints them; without a child, which would cost a hundred times as much.
// The child ends wherever a picture is no good: here that end is a jump back, and what was allocated since is freed by
// hand. Large pictures are left to tests/lab/pictures.
#include <unistd.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

#include "picture/avif_library.h"
#include "picture/paint.h"
#include "target.h"

using namespace chancery;

namespace {

constexpr Size screen{48, 27};
constexpr double largest_area = 128 * 128;
constexpr std::size_t most_allocations = 1 << 14;

std::jmp_buf the_end;
bool inside = false;
std::array<const volatile void*, most_allocations> allocated{};
std::size_t allocations = 0;

// Only a build with AddressSanitizer has the hooks.
[[maybe_unused]] void on_malloc(const volatile void* at, std::size_t) {
    if (inside && at && allocations < most_allocations) allocated[allocations++] = at;
}

// Most of what is freed was allocated just before.
[[maybe_unused]] void on_free(const volatile void* at) {
    if (!inside) return;
    for (std::size_t i = allocations; i-- > 0;)
        if (allocated[i] == at) {
            allocated[i] = allocated[--allocations];
            return;
        }
}

void free_the_rest() {
    while (allocations > 0) std::free(const_cast<void*>(allocated[--allocations]));
}

void open_and_paint(BytesView bytes, std::uint32_t* out) {
    Verdict verdict{};
    const Exit exit(&verdict);
    const auto source = open_picture(bytes, exit);
    const Size size = source->size();
    if (static_cast<double>(size.width) * size.height > largest_area) return;
    paint(*source, {screen, 0.3, 0.7, bytes.size() % 2 == 0}, exit, out);
}

}  // namespace

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHANCERY_LAB_ASAN
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define CHANCERY_LAB_ASAN
#endif
#if defined(CHANCERY_LAB_ASAN)
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*, std::size_t), void (*on_free)(const volatile void*));
[[maybe_unused]] static const int hooks = __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
#endif

// What is left was made by new as well as by malloc. What it leaves to the end of its child is no leak.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "alloc_dealloc_mismatch=0:detect_leaks=0"; }

extern "C" void _exit(int code) {
    if (inside) std::longjmp(the_end, 1);
    std::_Exit(code);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static std::array<std::uint32_t, std::size_t{screen.width} * screen.height> out;
    load_library_for(lab::bytes_of(data, size));  // as before a child is made: it is to stay
    inside = true;
    if (setjmp(the_end) == 0) open_and_paint(lab::bytes_of(data, size), out.data());
    inside = false;
    free_the_rest();
    return 0;
}
