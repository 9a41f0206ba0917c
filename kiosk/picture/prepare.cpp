// SPDX-License-Identifier: EUPL-1.2
#include "picture/prepare.h"

#include <algorithm>

#include "picture/avif_library.h"
#include "picture/jail.h"
#include "picture/paint.h"
#include "picture/row_source.h"
#include "picture/stored.h"
#include "picture/verdict_error.h"

namespace chancery {

namespace {

// The size in the head is the foreign picture's.
Size original_in(const SharedMemory& memory) {
    const auto* head = static_cast<const std::uint32_t*>(memory.data());
    const auto side = [](std::uint32_t said) { return static_cast<int>(std::min(said, std::uint32_t{65535})); };
    return {side(head[1]), side(head[2])};
}

// Read where the child left them: a second copy would be most of the memory that a picture takes.
PixelView pixels_in(const SharedMemory& memory, Size size) { return {size, static_cast<const std::uint32_t*>(memory.data()) + head_words}; }

// The memory has the size in its head and then the pixels.
Result<SharedMemory> decode(BytesView foreign, const PrepareRequest& request) {
    const std::size_t area = static_cast<std::size_t>(request.screen.width) * static_cast<std::size_t>(request.screen.height);
    Result<SharedMemory> memory = SharedMemory::make((area + head_words) * sizeof(std::uint32_t));
    if (!memory) return memory.error();
    auto* verdict = static_cast<Verdict*>(memory->data());
    auto* head = static_cast<std::uint32_t*>(memory->data());
    load_library_for(foreign);
    const Result<JailEnd> end = run_in_jail({.memory = working_memory}, [&] {
        const Exit exit(verdict);
        const auto source = open_picture(foreign, exit);
        const Size upright = source->turn().applied(source->size());
        head[1] = static_cast<std::uint32_t>(upright.width);
        head[2] = static_cast<std::uint32_t>(upright.height);
        paint(*source, request, exit, head + head_words);
    });
    if (!end) return end.error();
    if (const Status done = outcome(*end, *memory); !done) return done.error();
    return memory;
}

}  // namespace

bool mostly_cut(Size original, Size screen) {
    const double across = static_cast<double>(original.width) * screen.height, down = static_cast<double>(original.height) * screen.width;
    return std::min(across, down) < std::max(across, down) / 2;
}

Result<Bytes> prepare(BytesView foreign, const PrepareRequest& request, const ShareRows& share) {
    const Size screen = request.screen;
    if (screen.width < 1 || screen.height < 1 || screen.width > largest_screen.width || screen.height > largest_screen.height)
        return Error{ErrorKind::refused, "a picture is prepared for screens of at most 7680 × 4320 pixels"};
    const Result<SharedMemory> decoded = decode(foreign, request);
    if (!decoded) return decoded.error();
    return encode_stored(pixels_in(*decoded, screen), original_in(*decoded), share);
}

}  // namespace chancery
