// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/bytes.h"

// What libFuzzer calls; without it, replay_main.cpp does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace chancery::lab {

inline BytesView bytes_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// What must hold of every input. Where it does not, that is as bad as a crash.
inline void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace chancery::lab
