// SPDX-License-Identifier: EUPL-1.2
#include "source/linked_playlists.h"

#include "edition/playlist_reader.h"

namespace chancery {
namespace {

bool may_name(const Source& playlist, const std::string& url) {
    if (is_file(playlist)) return lies_beside(url, playlist);
    return !host_of(url).empty() && host_of(url) == host_of(playlist.url);
}

// "evening/welcome.json": the playlist's name and the last part of the address.
std::string name_of(const Source& playlist, std::string url) {
    if (url.ends_with('/')) url.pop_back();
    return playlist.name + url.substr(url.rfind('/'));
}

}  // namespace

std::vector<Source> linked_playlists(const Source& playlist, const Bytes& bytes) {
    std::vector<Source> linked;
    if (playlist.format != playlist_format) return linked;
    const auto read = read_playlist({playlist.name, playlist.url, playlist.language, playlist.format, bytes});
    if (!read) return linked;
    for (const PlaylistDraft::Line& line : read->lines) {
        if (line.link.empty() || !may_name(playlist, line.link)) continue;
        Source source = playlist;
        source.name = name_of(playlist, line.link);
        source.url = line.link;
        linked.push_back(std::move(source));
    }
    return linked;
}

}  // namespace chancery
