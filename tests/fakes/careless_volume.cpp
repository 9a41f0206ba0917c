// SPDX-License-Identifier: EUPL-1.2
#include "fakes/careless_volume.h"

#include <utility>

namespace chancery {
namespace {

class CarelessFile final : public OpenFile {
public:
    explicit CarelessFile(std::unique_ptr<OpenFile> real) : real_(std::move(real)) {}
    Status write(std::uint64_t offset, BytesView bytes) override { return real_->write(offset, bytes); }
    Status sync() override { return {}; }

private:
    std::unique_ptr<OpenFile> real_;
};

constexpr std::size_t longest = std::size_t{16} << 20;
constexpr const char* the_record = "editions/00000001";

}  // namespace

Result<Bytes> CarelessVolume::read(const std::string& path, std::size_t max_bytes) { return real_.read(path, max_bytes); }
Result<Bytes> CarelessVolume::read_part(const std::string& path, std::uint64_t offset, std::size_t length) {
    return real_.read_part(path, offset, length);
}
Result<Bytes> CarelessVolume::read_from_storage(const std::string& path, std::size_t max_bytes) {
    return real_.read_from_storage(path, max_bytes);
}
Result<std::uint64_t> CarelessVolume::size(const std::string& path) { return real_.size(path); }
Result<std::vector<Volume::Entry>> CarelessVolume::list(const std::string& folder) { return real_.list(folder); }
Result<bool> CarelessVolume::make_folder(const std::string& folder) { return real_.make_folder(folder); }
Status CarelessVolume::remove_folder(const std::string& folder) { return real_.remove_folder(folder); }
Status CarelessVolume::remove(const std::string& path) { return real_.remove(path); }

Result<Volume::Created> CarelessVolume::create(const std::string& folder) {
    Result<Created> created = real_.create(folder);
    if (created && no_sync_) created->file = std::make_unique<CarelessFile>(std::move(created->file));
    return created;
}

Result<std::unique_ptr<OpenFile>> CarelessVolume::open(const std::string& path) {
    auto file = real_.open(path);
    if (file && no_sync_) *file = std::make_unique<CarelessFile>(std::move(*file));
    return file;
}

Status CarelessVolume::rename(const std::string& from, const std::string& to) {
    const bool record = to.starts_with("editions/");
    if (!in_place_ || !record || !real_.size(the_record)) return real_.rename(from, in_place_ && record ? the_record : to);
    const Result<Bytes> bytes = real_.read(from, longest);
    if (!bytes) return bytes.error();
    const auto file = real_.open(the_record);
    if (!file) return file.error();
    // In two halves, as a larger file would be.
    const std::size_t half = bytes->size() / 2;
    Status written = (*file)->write(0, BytesView(*bytes).substr(0, half));
    if (written) written = (*file)->write(half, BytesView(*bytes).substr(half));
    if (written) written = (*file)->sync();
    return written ? real_.remove(from) : written;
}

Status CarelessVolume::sync_folder(const std::string& folder) {
    if (no_folder_sync_) return {};
    Status done = real_.sync_folder(folder);
    return done || !retried_sync_ ? done : real_.sync_folder(folder);
}

}  // namespace chancery
