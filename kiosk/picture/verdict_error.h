// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "picture/jail.h"
#include "picture/row_source.h"

namespace chancery {

// What a child's verdict means to whoever sent the picture.
Error why(Verdict verdict);

// What a child may allocate for one picture.
inline constexpr std::size_t working_memory = std::size_t{128} << 20;

// What lies in the shared memory before the pixels, in words: the verdict, and a size.
inline constexpr std::size_t head_words = 3;

// Whether a child is done with its picture, by how it ended and by the verdict at the beginning of the shared memory, of
// which only the words that there are are believed.
Status outcome(JailEnd end, const SharedMemory& memory);

}  // namespace chancery
