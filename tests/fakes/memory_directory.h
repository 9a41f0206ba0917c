// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "archive/directory.h"

namespace chancery {

// A folder that lives in memory and can fail as cards do.
class MemoryDirectory final : public Directory {
public:
    struct Faults {
        std::uint64_t capacity = std::numeric_limits<std::uint64_t>::max();  // of all files together; then `full`
        bool read_only = false;           // every change is refused
        std::uint64_t fail_at = 0;        // the call with this number (from 1) fails; 0: none does
        bool fail_ever_after = false;     // and so do all that follow
        ErrorKind fail_as = ErrorKind::corrupt;
        bool drop_writes = false;         // the card that says yes and keeps what it had
    };
    Faults faults;
    std::string unreadable;  // the path of a file on a bad sector

    // The files themselves, for tests to look at and to damage.
    std::map<std::string, Bytes> files;

    // How many calls were made so far, of any kind, and how many of them changed something.
    std::uint64_t calls = 0;
    std::uint64_t changes = 0;

    // Turns over one bit of a file, counted from the first.
    void flip(const std::string& path, std::size_t bit);

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override;
    Result<std::uint64_t> size(const std::string& path) override;
    Status write_whole(const std::string& path, BytesView bytes) override;
    Status confirm(const std::string& path) override;
    Result<std::vector<std::string>> list(const std::string& folder) override;
    Status remove(const std::string& path) override;

private:
    Status begin(const std::string& path);
    Status begin_change(const std::string& path);
};

}  // namespace chancery
