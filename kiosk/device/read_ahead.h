// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace chancery {

// Whether the kernel, when a page of a shared library has to come from the disk, reads what lies around it as well (madvise(2),
// MADV_RANDOM; it does unless told). Of every loaded library whose file has this in its name. For files of which a few pages are
// needed, far from each other. A hint. Any thread.
void read_ahead(std::string_view library, bool on) noexcept;

}  // namespace chancery
