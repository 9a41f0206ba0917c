// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/bytes.h"

namespace chancery {

// Repairs the three mistakes that real XML feeds make and that leave no doubt about what was meant: white space before
// the declaration, references that only HTML knows ("&nbsp;") or a bare '&' ("R&D"), and control characters. A parser
// that recovers from them by itself drops letters, also later ones. Works on any encoding in which ASCII is ASCII, and
// leaves UTF-16 and UTF-32 as they are.
Bytes mended_xml(BytesView xml);

}  // namespace chancery
