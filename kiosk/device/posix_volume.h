// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/volume.h"
#include "base/descriptor.h"

namespace chancery {

// The error for what errno says, about a path: full, refused, missing or corrupt (archive/directory.h).
Error system_error(int number, const std::string& doing, const std::string& path);

// The steps of Volume by POSIX calls relative to an open folder. Each component of a path is opened without following
// links, so nothing outside the folder can be reached.
class PosixVolume final : public Volume {
public:
    // `root` is the folder, opened; `name` is what messages call it.
    PosixVolume(Descriptor root, std::string name) : root_(std::move(root)), name_(std::move(name)) {}

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override;
    Result<Bytes> read_part(const std::string& path, std::uint64_t offset, std::size_t length) override;
    Result<Bytes> read_from_storage(const std::string& path, std::size_t max_bytes) override;
    Result<std::uint64_t> size(const std::string& path) override;
    Result<std::vector<Entry>> list(const std::string& folder) override;
    Result<bool> make_folder(const std::string& folder) override;
    Status remove_folder(const std::string& folder) override;
    Result<Created> create(const std::string& folder) override;
    Result<std::unique_ptr<OpenFile>> open(const std::string& path) override;
    Status rename(const std::string& from, const std::string& to) override;
    Status sync_folder(const std::string& folder) override;
    Status remove(const std::string& path) override;

private:
    struct Place {
        Descriptor folder;
        std::string file;
    };
    Result<Descriptor> open_folder(const std::string& folder) const;
    Result<Place> locate(const std::string& path) const;
    Result<Descriptor> open_file(const std::string& path, int flags) const;
    [[nodiscard]] Error error(const std::string& doing, const std::string& path) const;

    Descriptor root_;
    std::string name_;
    unsigned created_ = 0;
};

}  // namespace chancery
