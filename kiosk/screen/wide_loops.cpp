// SPDX-License-Identifier: EUPL-1.2
// On x86-64 compiled for AVX2 (kiosk/CMakeLists.txt), and called only where the machine has it. Nothing may be in here
// that another file also compiles, for the linker might take it from here.
#include "screen/drift_loops.h"
#include "screen/lane_loops.h"
#include "screen/wash_loops.h"

namespace chancery {

#ifdef __AVX2__
using Widest = Lanes32;
#else
using Widest = Lanes16;
#endif

void blend_octets_wide(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture) {
    blend_octets<Widest>(from, to, out, count, mixture);
}

void resample_row_wide(const std::uint32_t* source, const std::int32_t* starts, const std::uint16_t* const (&taps)[5],
                       std::uint32_t* out, std::size_t count) {
    resample_row<Widest>(source, starts, taps, out, count);
}

void veil_row_wide(const std::uint32_t* const (&rows)[4], const std::uint16_t (&weights)[4], const std::uint32_t* veil,
                   std::uint32_t* out, std::size_t count) {
    veil_row<Widest>(rows, weights, veil, out, count);
}

void lay_washes_wide(const Washes& washes, std::uint32_t* pixels, std::size_t count) { lay_washes<Widest>(washes, pixels, count); }

}  // namespace chancery
