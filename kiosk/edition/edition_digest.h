// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/digest.h"
#include "edition/edition.h"

namespace chancery {

// The name of a statement: BLAKE2b over every field with its length or presence before it, so that no two different
// statements are written alike.
Digest digest_of(const Statement& statement);

// The name of an edition: BLAKE2b over the names of its statements in their order and over those of its playlists, each of
// all that the playlist was read from. (Statements are named one by one as they come, when each is still in the
// processor's cache.)
Digest digest_of(const std::vector<Digest>& statements, const std::vector<Digest>& playlists);

}  // namespace chancery
