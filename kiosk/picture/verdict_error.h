// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "picture/jail.h"
#include "picture/row_source.h"

namespace chancery {

// What a child's verdict means to whoever sent the picture.
Error why(Verdict verdict);

// What the parent believes of what lies at the beginning of the shared memory: one of the words that there are.
Verdict told(const SharedMemory& memory);

}  // namespace chancery
