// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/directory.h"

namespace chancery {

// Two folders as one: what is written goes to the upper one, what is not there is read from the lower one, of which
// nothing is ever changed (a card that can only be read, another kiosk's folder). What is removed is out of sight for as
// long as this object lives. It keeps as well as the upper folder does; confirm() takes the lower one's files as they
// lie. Errors as of the folder that is asked. One thread at a time.
class LayeredDirectory final : public Directory {
public:
    LayeredDirectory(std::unique_ptr<Directory> upper, std::unique_ptr<Directory> lower)
        : upper_(std::move(upper)), lower_(std::move(lower)) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override;
    Result<Bytes> read_back(const std::string& path, std::size_t max_bytes) override;
    Result<std::uint64_t> size(const std::string& path) override;
    Status write_whole(const std::string& path, BytesView bytes) override;
    Status confirm(const std::string& path) override;
    Result<std::vector<std::string>> list(const std::string& folder) override;
    Status remove(const std::string& path) override;

private:
    // Whether an answer from above leaves the question to the folder below.
    [[nodiscard]] bool falls_through(const Error& above, const std::string& path) const {
        return above.kind == ErrorKind::missing && !removed_.contains(path);
    }

    std::unique_ptr<Directory> upper_, lower_;
    std::set<std::string> removed_;
};

}  // namespace chancery
