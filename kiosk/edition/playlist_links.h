// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "edition/playlist.h"

namespace chancery {

// Joins playlists that name each other: `links[p][e]` is the address that entry e of playlist p names, or empty. Entries
// get the index of what is there under their address; ones that lead to nothing stay empty and show nothing. The first
// playlist that no earlier one leads to is a show of its own; all that it leads to are nested, so that of a ring one
// still plays.
void join_playlists(std::vector<Playlist>& playlists, const std::vector<std::vector<std::string>>& links);

}  // namespace chancery
