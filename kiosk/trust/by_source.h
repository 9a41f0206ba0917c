// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace chancery {

// What a map by the names of the settings' sources holds for a source, or for the one that named it: the playlist that
// "lobby" names is called "lobby/evening.json".
template <class Map>
auto find_by_source(Map& all, const std::string& source) {
    auto found = all.find(source);
    for (std::string name = source; found == all.end() && name.find('/') != name.npos; found = all.find(name)) name.resize(name.rfind('/'));
    return found;
}

}  // namespace chancery
