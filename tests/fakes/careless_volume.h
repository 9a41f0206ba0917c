// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "archive/volume.h"

namespace chancery {

// A volume under which storage is done wrong, for rigs to prove that they notice: "no_sync" and "no_folder_sync" say
// yes without syncing; "retried_sync" asks a folder's failed sync again and takes its word; "in_place" turns a write aside and a rename into writing over the file where it lies, with all
// records in one file.
class CarelessVolume final : public Volume {
public:
    CarelessVolume(Volume& real, std::string_view how)
        : real_(real), no_sync_(how == "no_sync"), no_folder_sync_(how == "no_folder_sync"),
          retried_sync_(how == "retried_sync"), in_place_(how == "in_place") {}

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
    Volume& real_;
    bool no_sync_, no_folder_sync_, retried_sync_, in_place_;
};

}  // namespace chancery
