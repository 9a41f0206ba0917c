// SPDX-License-Identifier: EUPL-1.2
// On x86-64 compiled for AVX2 (kiosk/CMakeLists.txt), and called only where the machine has it. Nothing may be in here
// that another file also compiles, for the linker might take it from here.
#include "screen/lane_loops.h"

namespace chancery {

#ifdef __AVX2__

void blend_octets_wide(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture) {
    blend_octets<Lanes32>(from, to, out, count, mixture);
}

#else

void blend_octets_wide(const std::uint8_t* from, const std::uint8_t* to, std::uint8_t* out, std::size_t count, const Mixture& mixture) {
    blend_octets<Lanes16>(from, to, out, count, mixture);
}

#endif

}  // namespace chancery
