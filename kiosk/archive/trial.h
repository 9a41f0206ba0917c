// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "archive/directory.h"
#include "base/result.h"

namespace chancery {

// Whether storage keeps what it says it keeps. A worn card may say yes to every write and keep none of them: the program
// sees its own memory of the files, and all is gone at the next start. So a few bytes that were never there before are
// written to the file `trial`, and read back from the storage itself. Costs one small file; for every start and every
// day. A card that holds what it was given in a memory of its own until the power goes is not found out.
// corrupt: what came back is not what was written; the errors of a write or a read where that fails. One thread.
Status try_storage(Directory& directory);

}  // namespace chancery
