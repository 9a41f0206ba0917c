// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/bytes.h"
#include "source/source.h"

namespace chancery {

// The playlists that a playlist names, as sources to be asked in the same way; none where it is no playlist. Only what
// lies on the playlist's own server, or in or below its own folder.
std::vector<Source> linked_playlists(const Source& playlist, const Bytes& bytes);

}  // namespace chancery
