// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_reader.h"
#include "base/result.h"
#include "edition/draft.h"
#include "edition/playlist.h"
#include "edition/seal.h"

namespace chancery {

// A playlist as it was found: its statements and pictures are drafts still, its links are not followed.
struct PlaylistDraft {
    struct Line {
        Entry entry;
        std::optional<Draft> draft;  // a statement or picture that stands in the playlist
        std::string link;            // or the whole address of another playlist
    };
    Playlist playlist;
    std::vector<Line> lines;
};

// The `format` of a source that is a playlist.
inline constexpr std::string_view playlist_format = "playlist";

// Whether this is a playlist, and no feed: whoever signs a folder, or checks a file, does not say which is which.
bool is_playlist(json::Value root);
bool is_playlist(BytesView bytes);

// Reads a playlist (config/schema/playlist.schema.json), or a list of a folder's file names: a folder plays the
// playlist.json in it, else its pictures in the order of their names. Strict: a mistake in a playlist's own keys refuses
// all of it, because a misspelt "until" that was passed over would leave a guest's name on the wall. A mistake in one of
// its statements costs that statement.
Result<PlaylistDraft> read_playlist(const SourceBytes& source);

// Reads the keys "mode", "tags", "sources" and "languages" of a mode of protocol.
Protocol read_protocol(json::Reader& reader);

}  // namespace chancery
