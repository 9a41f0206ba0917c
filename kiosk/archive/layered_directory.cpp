// SPDX-License-Identifier: EUPL-1.2
#include "archive/layered_directory.h"

#include <algorithm>

namespace chancery {

Result<Bytes> LayeredDirectory::read(const std::string& path, std::size_t max_bytes) {
    Result<Bytes> above = upper_->read(path, max_bytes);
    return !above && falls_through(above.error(), path) ? lower_->read(path, max_bytes) : above;
}

Result<Bytes> LayeredDirectory::read_back(const std::string& path, std::size_t max_bytes) {
    Result<Bytes> above = upper_->read_back(path, max_bytes);
    return !above && falls_through(above.error(), path) ? lower_->read_back(path, max_bytes) : above;
}

Result<std::uint64_t> LayeredDirectory::size(const std::string& path) {
    Result<std::uint64_t> above = upper_->size(path);
    return !above && falls_through(above.error(), path) ? lower_->size(path) : above;
}

Status LayeredDirectory::write_whole(const std::string& path, BytesView bytes) { return upper_->write_whole(path, bytes); }

Status LayeredDirectory::confirm(const std::string& path) {
    if (const auto above = upper_->size(path); above || !falls_through(above.error(), path)) return upper_->confirm(path);
    const auto below = lower_->size(path);
    return below ? Status() : Status(below.error());
}

Result<std::vector<std::string>> LayeredDirectory::list(const std::string& folder) {
    auto names = upper_->list(folder);
    if (!names) return names;
    const auto below = lower_->list(folder);
    if (!below) return below;
    for (const std::string& name : *below)
        if (!removed_.contains(folder.empty() ? name : folder + "/" + name)) names->push_back(name);
    std::ranges::sort(*names);
    names->erase(std::unique(names->begin(), names->end()), names->end());
    return names;
}

Status LayeredDirectory::remove(const std::string& path) {
    Status removed = upper_->remove(path);
    if (removed) removed_.insert(path);
    return removed;
}

}  // namespace chancery
