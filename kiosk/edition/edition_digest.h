// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/digest.h"
#include "edition/edition.h"

namespace chancery {

// The name of a statement's content: SHA-256 over every field, each with its length or presence before it, so that no
// two different statements are written alike.
Digest digest_of(const Statement& statement);

// The name of an edition: over the names of its statements in their order.
Digest digest_of(const std::vector<Statement>& statements);

}  // namespace chancery
