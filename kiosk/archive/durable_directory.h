// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "archive/directory.h"
#include "archive/volume.h"

namespace chancery {

// A folder whose files are only ever whole: each is written aside, synced, renamed into place, and its folder synced.
//
// After a failed sync of a folder its later ones say nothing about the names that were there before. The way back is to
// write anew: files by write_whole(), as confirm() then asks for each once, and the name of a folder in it by renaming
// it there and back. For that moment a reader beside finds nothing in it.
class DurableDirectory final : public Directory {
public:
    explicit DurableDirectory(std::unique_ptr<Volume> volume) : volume_(std::move(volume)) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override;
    Result<Bytes> read_back(const std::string& path, std::size_t max_bytes) override;
    Result<std::uint64_t> size(const std::string& path) override;
    Status write_whole(const std::string& path, BytesView bytes) override;
    Status confirm(const std::string& path) override;
    Result<std::vector<std::string>> list(const std::string& folder) override;
    Status remove(const std::string& path) override;

    // Removes what interrupted writes left behind, and brings back a folder whose name was being written anew. For the one
    // process that writes here, before its first write.
    Status remove_leftovers();

    // The steps below, for what needs them (archive/state_slots.h).
    Volume& volume() { return *volume_; }

private:
    Status settle(const std::string& folder);
    Result<bool> make_or_bring_back(const std::string& folder);
    Status renew(const std::string& folder);
    void unsettle(std::string folder);
    Status sync_folder(const std::string& folder);
    Status remove_leftovers(const std::string& folder, int depth);

    std::unique_ptr<Volume> volume_;
    // Folders whose own entries are known to be synced. A folder that merely exists may have been made by a process
    // that died before it could sync, so each is synced once by every process.
    std::set<std::string> settled_;
    // Folders of which a sync succeeded, and those of which one failed since this process began. In the latter no sync
    // is taken at its word about what was there before.
    std::set<std::string> synced_, doubtful_;
    // Files in doubtful folders that were written whole since.
    std::set<std::string> certain_;
};

}  // namespace chancery
