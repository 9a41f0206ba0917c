// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// The seam to a folder on disk. Paths are relative ("objects/ab/cd…"), of [A-Za-z0-9._-] names joined by '/'; no name
// begins with a dot, so there is no ".." either. Any other path is refused. One thread at a time.
class Directory {
public:
    virtual ~Directory() = default;

    // The whole file. missing; refused where it holds more than max_bytes or is no ordinary file; corrupt on a read
    // error; full where descriptors or memory ran out.
    virtual Result<Bytes> read(const std::string& path, std::size_t max_bytes) = 0;

    // The same from the storage itself, and not from what memory remembers of it, as far as the system lets one ask that.
    virtual Result<Bytes> read_back(const std::string& path, std::size_t max_bytes) { return read(path, max_bytes); }

    // How long the file is, without reading it. Errors as of read().
    virtual Result<std::uint64_t> size(const std::string& path) = 0;

    // Writes the file aside, syncs it, renames it into place and syncs the folder, making folders as needed. When it
    // returns success the bytes survive a power cut. When it fails, the file is as it was before, or, where the last
    // step alone failed, gone or whole and new, and not certain to stay so.
    // full (no space, quota, descriptors), corrupt (an I/O error), refused (a read-only file system).
    virtual Status write_whole(const std::string& path, BytesView bytes) = 0;

    // Makes sure that the file that lies there survives a power cut, as if write_whole() had just returned: a process may
    // have died, or a sync failed, between putting it there and the last sync. Errors mean that it must be written anew.
    virtual Status confirm(const std::string& path) = 0;

    // The names of the files (not the folders) in a folder, sorted; empty where the folder does not exist. Leftovers of
    // interrupted writes are not listed.
    virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;

    // Success also where there was no such file.
    virtual Status remove(const std::string& path) = 0;
};

// Whether a path is of the form above.
bool is_plain_path(std::string_view path);

}  // namespace chancery
