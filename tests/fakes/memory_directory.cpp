// SPDX-License-Identifier: EUPL-1.2
#include "fakes/memory_directory.h"

namespace chancery {

void MemoryDirectory::flip(const std::string& path, std::size_t bit) {
    char& octet = files.at(path).at(bit / 8);
    octet = static_cast<char>(octet ^ (1 << (bit % 8)));
}

Status MemoryDirectory::begin(const std::string& path) {
    ++calls;
    if (!is_plain_path(path)) return {ErrorKind::refused, path + ": is no plain path"};
    if (faults.fail_at != 0 && (calls == faults.fail_at || (calls > faults.fail_at && faults.fail_ever_after)))
        return {faults.fail_as, path + ": the test says no"};
    return {};
}

Status MemoryDirectory::begin_change(const std::string& path) {
    if (Status begun = begin(path); !begun) return begun;
    if (faults.read_only) return {ErrorKind::refused, path + ": is on a read-only card"};
    ++changes;
    return {};
}

Result<Bytes> MemoryDirectory::read(const std::string& path, std::size_t max_bytes) {
    if (Status begun = begin(path); !begun) return begun.error();
    const auto found = files.find(path);
    if (found == files.end()) return {ErrorKind::missing, path + ": is not there"};
    if (path == unreadable) return {ErrorKind::corrupt, path + ": lies on a bad sector"};
    if (found->second.size() > max_bytes) return {ErrorKind::refused, path + ": is too large"};
    return found->second;
}

Result<std::uint64_t> MemoryDirectory::size(const std::string& path) {
    if (Status begun = begin(path); !begun) return begun.error();
    const auto found = files.find(path);
    if (found == files.end()) return {ErrorKind::missing, path + ": is not there"};
    return std::uint64_t{found->second.size()};
}

Status MemoryDirectory::write_whole(const std::string& path, BytesView bytes) {
    if (Status begun = begin_change(path); !begun) return begun;
    std::uint64_t used = bytes.size();
    for (const auto& [name, content] : files)
        if (name != path) used += content.size();
    if (used > faults.capacity) return {ErrorKind::full, path + ": the card is full"};
    if (!faults.drop_writes) files[path] = Bytes(bytes);
    return {};
}

Status MemoryDirectory::confirm(const std::string& path) {
    const auto there = size(path);
    return there ? Status() : Status(there.error());
}

Result<std::vector<std::string>> MemoryDirectory::list(const std::string& folder) {
    if (Status begun = begin(folder.empty() ? "top" : folder); !begun) return begun.error();
    const std::string prefix = folder.empty() ? "" : folder + "/";
    std::vector<std::string> names;
    for (auto at = files.lower_bound(prefix); at != files.end() && at->first.starts_with(prefix); ++at)
        if (at->first.find('/', prefix.size()) == std::string::npos) names.push_back(at->first.substr(prefix.size()));
    return names;
}

Status MemoryDirectory::remove(const std::string& path) {
    if (Status begun = begin_change(path); !begun) return begun;
    if (!faults.drop_writes) files.erase(path);
    return {};
}

}  // namespace chancery
