// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "picture/avif_library.h"
#include "picture/jail.h"
#include "picture/paint.h"
#include "picture/prepare.h"
#include "picture/resample.h"
#include "picture/row_source.h"
#include "picture/verdict_error.h"

namespace chancery {

namespace {

// Emblems are drawings: a photograph's EXIF turn is not looked for.
Size emblem_size(Size full) {
    const double scale = std::min(1.0, static_cast<double>(largest_emblem) / std::max(full.width, full.height));
    return {std::max(1, static_cast<int>(std::lround(full.width * scale))), std::max(1, static_cast<int>(std::lround(full.height * scale)))};
}

Size draw_over(const PictureGround& ground, BytesView foreign, const Exit& exit, std::uint32_t* out) {
    const auto source = open_picture(foreign, exit, ground);
    const Size full = source->size();
    if (full.width <= 0 || full.height <= 0) exit.with(Verdict::damaged);
    if (static_cast<double>(full.width) * full.height > max_area || std::max(full.width, full.height) > max_side) exit.with(Verdict::too_large);
    const Size size = emblem_size(full);
    Resampler fine(full, whole_of(full), size,
                   [&](int y, const std::uint32_t* row) { std::copy_n(row, size.width, out + static_cast<std::ptrdiff_t>(y) * size.width); });
    feed(*source, {&fine});
    return size;
}

void draw_twice(BytesView foreign, const Exit& exit, std::uint32_t* words) {
    const Size size = draw_over({0, 0, 0}, foreign, exit, words + head_words);
    draw_over({255, 255, 255}, foreign, exit, words + head_words + static_cast<std::ptrdiff_t>(size.width) * size.height);
    words[1] = static_cast<std::uint32_t>(size.width);
    words[2] = static_cast<std::uint32_t>(size.height);
    exit.with(Verdict::done);
}

}  // namespace

Result<Pixels> prepare_emblem(BytesView foreign) {
    constexpr std::size_t most = static_cast<std::size_t>(largest_emblem) * largest_emblem;
    Result<SharedMemory> memory = SharedMemory::make((2 * most + head_words) * sizeof(std::uint32_t));
    if (!memory) return memory.error();
    auto* const words = static_cast<std::uint32_t*>(memory->data());
    load_library_for(foreign);
    const Result<JailEnd> end = run_in_jail({.memory = working_memory}, [&] { draw_twice(foreign, Exit(static_cast<Verdict*>(memory->data())), words); });
    if (!end) return end.error();
    if (const Status done = outcome(*end, *memory); !done) return done.error();
    const Size size{static_cast<int>(words[1]), static_cast<int>(words[2])};
    if (size.width < 1 || size.height < 1 || size.width > largest_emblem || size.height > largest_emblem) return why(Verdict::damaged);
    const std::ptrdiff_t count = std::ptrdiff_t{2} * size.width * size.height;
    return Pixels{{size.width, 2 * size.height}, {words + head_words, words + head_words + count}};
}

}  // namespace chancery
