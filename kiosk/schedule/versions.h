// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "schedule/rotation.h"

namespace chancery {

// The versions of a statement to show, in order, as indices: those of the wanted languages, the guest's first; all of
// them where no language is wanted; the original where it has none of the wanted.
std::vector<std::size_t> versions_to_show(const Statement& statement, const std::vector<std::string>& wanted,
                                          const std::vector<std::string>& guest);

// Whether the languages are there that must be (Rotation::need). A picture without words needs none.
bool has_needed_languages(const Statement& statement, const Rotation& rotation);

}  // namespace chancery
