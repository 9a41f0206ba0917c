// SPDX-License-Identifier: EUPL-1.2
#include "picture/verdict_error.h"

#include <cstring>

namespace chancery {
namespace {

Verdict told(const SharedMemory& memory) {
    std::uint32_t word = 0;
    std::memcpy(&word, memory.data(), sizeof word);
    return word <= static_cast<std::uint32_t>(Verdict::animated) ? static_cast<Verdict>(word) : Verdict::damaged;
}

}  // namespace

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

Status outcome(JailEnd end, const SharedMemory& memory) {
    if (end == JailEnd::out_of_time) return {ErrorKind::refused, "the picture takes too long to open: save it smaller"};
    if (end == JailEnd::crashed) return {ErrorKind::corrupt, "the picture is damaged, or made to do harm"};
    const Verdict said = told(memory);
    return said == Verdict::done ? Status() : Status(why(said));
}

}  // namespace chancery
