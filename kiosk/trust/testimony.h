// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "trust/role.h"

namespace chancery {

// The files that make a signed source believable again after a restart.
struct Testimony {
    std::vector<SignedFile> roots;       // that followed the settings' own, in order
    SignedFile manifest;                 // that names the files at hand
    std::optional<SignedFile> newest{};  // where it is another
};

}  // namespace chancery
