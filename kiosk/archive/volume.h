// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// A file open for writing. Closed by its destructor, which saves nothing: only sync() does.
class OpenFile {
public:
    virtual ~OpenFile() = default;

    // All of it, or an error after which the file's content is unknown.
    virtual Status write(std::uint64_t offset, BytesView bytes) = 0;

    // On success what was written survives a power cut. After a failure nothing about the file can be trusted, and a
    // second sync would lie: kernels mark pages clean that never reached the disk (Rebello et al., "Can Applications
    // Recover from fsync Failures?", USENIX ATC 2020).
    virtual Status sync() = 0;
};

// The seam below Directory: the single steps that a file system offers, each of which can fail, or be the last one
// before the power goes. How they are put together so that nothing is lost stands in DurableDirectory and StateSlots;
// those run the same way over the kernel (device/posix_volume.h) and over the tests' model of a machine.
// Paths as in Directory, and names with a leading dot for what is not finished; "" is the folder itself. Kinds of
// errors as in Directory. One thread at a time.
class Volume {
public:
    virtual ~Volume() = default;

    virtual Result<Bytes> read(const std::string& path, std::size_t max_bytes) = 0;

    // As many as `length` bytes from there on: fewer where the file ends before. What lies elsewhere in it may be unreadable.
    virtual Result<Bytes> read_part(const std::string& path, std::uint64_t offset, std::size_t length) = 0;

    // The whole file, but from the storage itself and not from what memory remembers of it.
    virtual Result<Bytes> read_from_storage(const std::string& path, std::size_t max_bytes) = 0;

    virtual Result<std::uint64_t> size(const std::string& path) = 0;

    struct Entry {
        std::string name;
        bool folder = false;
    };
    // Files and folders, sorted by name; empty where the folder does not exist.
    virtual Result<std::vector<Entry>> list(const std::string& folder) = 0;

    // Whether it is new; false where it exists already.
    virtual Result<bool> make_folder(const std::string& folder) = 0;

    // Only an empty one.
    virtual Status remove_folder(const std::string& folder) = 0;

    struct Created {
        std::string path;  // FOLDER/.new-…, not in use by anyone
        std::unique_ptr<OpenFile> file;
    };
    // A new, empty file in an existing folder.
    virtual Result<Created> create(const std::string& folder) = 0;

    // An existing file, to be written over in place.
    virtual Result<std::unique_ptr<OpenFile>> open(const std::string& path) = 0;

    // Replaces what was at `to`; at every moment there is either the one or the other.
    virtual Status rename(const std::string& from, const std::string& to) = 0;

    // On success the names in the folder survive a power cut.
    virtual Status sync_folder(const std::string& folder) = 0;

    // Success also where there was no such file.
    virtual Status remove(const std::string& path) = 0;
};

}  // namespace chancery
