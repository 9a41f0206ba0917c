// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "archive/volume.h"

namespace chancery {

// A volume over another one whose reads fail as told: all of them, or those that touch one place of a file, as a bad sector
// does.
class FailingVolume final : public Volume {
public:
    explicit FailingVolume(std::unique_ptr<Volume> below) : below_(std::move(below)) {}

    std::optional<ErrorKind> fails;           // every read and every list
    std::optional<std::uint64_t> bad_sector;  // a place in every file: reading it is an error of the card

    Result<Bytes> read(const std::string& path, std::size_t max_bytes) override {
        if (fails || bad_sector) return error();
        return below_->read(path, max_bytes);
    }
    Result<Bytes> read_part(const std::string& path, std::uint64_t offset, std::size_t length) override {
        if (fails || (bad_sector && *bad_sector >= offset && *bad_sector < offset + length)) return error();
        return below_->read_part(path, offset, length);
    }
    Result<Bytes> read_from_storage(const std::string& path, std::size_t max_bytes) override { return read(path, max_bytes); }
    Result<std::uint64_t> size(const std::string& path) override { return below_->size(path); }
    Result<std::vector<Entry>> list(const std::string& folder) override {
        if (fails) return error();
        return below_->list(folder);
    }
    Result<bool> make_folder(const std::string& folder) override { return below_->make_folder(folder); }
    Status remove_folder(const std::string& folder) override { return below_->remove_folder(folder); }
    Result<Created> create(const std::string& folder) override { return below_->create(folder); }
    Result<std::unique_ptr<OpenFile>> open(const std::string& path) override { return below_->open(path); }
    Status rename(const std::string& from, const std::string& to) override { return below_->rename(from, to); }
    Status sync_folder(const std::string& folder) override { return below_->sync_folder(folder); }
    Status remove(const std::string& path) override { return below_->remove(path); }

private:
    [[nodiscard]] Error error() const { return {fails.value_or(ErrorKind::corrupt), "the test says no"}; }

    std::unique_ptr<Volume> below_;
};

}  // namespace chancery
