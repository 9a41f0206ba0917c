// SPDX-License-Identifier: EUPL-1.2
#include "picture/prepare.h"

#include <cstring>

#include "picture/jail.h"
#include "picture/luminance.h"
#include "picture/paint.h"
#include "picture/row_source.h"
#include "picture/stored.h"

namespace chancery {

namespace {

constexpr Size largest_screen{7680, 4320};
constexpr std::size_t working_memory = std::size_t{128} << 20;

Error why(Verdict verdict) {
    switch (verdict) {
        case Verdict::too_large: return {ErrorKind::refused, "the picture is too large: at most 50 megapixels and 16384 pixels a side"};
        case Verdict::out_of_memory: return {ErrorKind::refused, "the picture needs too much memory: save it smaller, or not as progressive or interlaced"};
        case Verdict::unknown_format: return {ErrorKind::unsupported, "the picture is of a format that is not opened: use JPEG, PNG or WebP"};
        case Verdict::animated: return {ErrorKind::unsupported, "the picture is animated: use a still one"};
        case Verdict::done:
        case Verdict::nothing:
        case Verdict::damaged: break;
    }
    return {ErrorKind::corrupt, "the picture is damaged"};
}

// What the parent believes of what lies in the shared memory: one of the words that there are, and opaque pixels.
Verdict told(const SharedMemory& memory) {
    std::uint32_t word = 0;
    std::memcpy(&word, memory.data(), sizeof word);
    return word <= static_cast<std::uint32_t>(Verdict::animated) ? static_cast<Verdict>(word) : Verdict::damaged;
}

Pixels pixels_in(const SharedMemory& memory, Size size) {
    const auto* begin = static_cast<const std::uint32_t*>(memory.data()) + 1;
    Pixels pixels{size, std::vector<std::uint32_t>(begin, begin + static_cast<std::ptrdiff_t>(size.width) * size.height)};
    for (std::uint32_t& pixel : pixels.rows) pixel |= 0xFF000000U;
    return pixels;
}

Result<Pixels> decode(BytesView foreign, const PrepareRequest& request) {
    const std::size_t area = static_cast<std::size_t>(request.screen.width) * static_cast<std::size_t>(request.screen.height);
    Result<SharedMemory> memory = SharedMemory::make((area + 1) * sizeof(std::uint32_t));
    if (!memory) return memory.error();
    auto* verdict = static_cast<Verdict*>(memory->data());
    auto* out = static_cast<std::uint32_t*>(memory->data()) + 1;
    const Result<JailEnd> end = run_in_jail({.memory = working_memory}, [&] {
        const Exit exit(verdict);
        paint(*open_picture(foreign, exit), request, exit, out);
    });
    if (!end) return end.error();
    if (*end == JailEnd::out_of_time) return Error{ErrorKind::refused, "the picture takes too long to open: save it smaller"};
    if (*end == JailEnd::crashed) return Error{ErrorKind::corrupt, "the picture is damaged, or made to do harm"};
    const Verdict said = told(*memory);
    if (said != Verdict::done) return why(said);
    return pixels_in(*memory, request.screen);
}

}  // namespace

Result<Bytes> prepare(BytesView foreign, const PrepareRequest& request) {
    const Size screen = request.screen;
    if (screen.width < 1 || screen.height < 1 || screen.width > largest_screen.width || screen.height > largest_screen.height)
        return Error{ErrorKind::refused, "a picture is prepared for screens of at most 7680 × 4320 pixels"};
    const Result<Pixels> pixels = decode(foreign, request);
    if (!pixels) return pixels.error();
    return encode_stored(*pixels, measure_luminance(*pixels));
}

}  // namespace chancery
