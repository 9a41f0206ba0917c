// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/digest.h"
#include "edition/edition.h"

namespace chancery {

// The name of an edition: SHA-256 over the names of its statements in their order, each SHA-256 over every field with its
// length or presence before it, so that no two different editions are written alike; then over the names of its
// playlists, each of all that the playlist was read from.
Digest digest_of(const std::vector<Statement>& statements, const std::vector<Digest>& playlists);

}  // namespace chancery
