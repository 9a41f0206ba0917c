// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "archive/archive.h"
#include "archive/directory.h"
#include "base/result.h"
#include "trust/testimony.h"

namespace chancery {

// Stores what vouches for a source as objects, and names them in its entry of the record.
Status store_testimony(Archive& archive, const Testimony& testimony, KeptSource& source);

// The same from its objects. refused: the source was kept unsigned; the errors of read_object() otherwise.
Result<Testimony> read_testimony(Directory& directory, const KeptSource& source);

}  // namespace chancery
