// SPDX-License-Identifier: EUPL-1.2
#include "edition/playlist_links.h"

#include <unordered_map>

namespace chancery {
namespace {

void mark_reached(std::vector<Playlist>& playlists, std::size_t from, std::vector<bool>& reached) {
    std::vector<std::size_t> open = {from};
    reached[from] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const Entry& entry : playlists[at].entries) {
            if (!entry.playlist || reached[*entry.playlist]) continue;
            reached[*entry.playlist] = playlists[*entry.playlist].nested = true;
            open.push_back(*entry.playlist);
        }
    }
}

}  // namespace

void join_playlists(std::vector<Playlist>& playlists, const std::vector<std::vector<std::string>>& links) {
    std::unordered_map<std::string, std::size_t> by_url;
    for (std::size_t p = 0; p < playlists.size(); ++p) by_url.try_emplace(playlists[p].url, p);
    for (std::size_t p = 0; p < playlists.size(); ++p)
        for (std::size_t e = 0; e < playlists[p].entries.size(); ++e)
            if (const auto found = by_url.find(links[p][e]); !links[p][e].empty() && found != by_url.end())
                playlists[p].entries[e].playlist = found->second;
    std::vector<bool> reached(playlists.size(), false);
    for (std::size_t p = 0; p < playlists.size(); ++p)
        if (!reached[p]) mark_reached(playlists, p, reached);
}

}  // namespace chancery
