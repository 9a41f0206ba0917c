// SPDX-License-Identifier: EUPL-1.2
#include "archive/archive.h"

#include "archive/format.h"
#include "archive/generations.h"

namespace chancery {
namespace {

Result<std::vector<SourceBytes>> read_sources(Directory& directory, const EditionRecord& record) {
    std::vector<SourceBytes> sources;
    for (const KeptSource& kept : record.sources) {
        Result<Bytes> bytes = read_object(directory, kept.bytes, max_source_bytes);
        if (!bytes) return bytes.error();
        sources.push_back({kept.name, kept.url, kept.language, kept.format, std::move(*bytes)});
    }
    return sources;
}

void leave_out_missing_pictures(Directory& directory, Restored& restored) {
    std::erase_if(restored.record.pictures, [&](const auto& picture) {
        const auto size = directory.size(object_path(picture.second));
        if (size || size.error().kind != ErrorKind::missing) return false;
        restored.notes.push_back("the picture " + picture.first + " is no longer stored");
        return true;
    });
}

Result<Restored> restore_generation(Directory& directory, unsigned number) {
    Result<EditionRecord> record = read_record(directory, number);
    if (!record) return record.error();
    const auto sources = read_sources(directory, *record);
    if (!sources) return sources.error();
    Restored restored{std::move(*record), {}, {}};
    leave_out_missing_pictures(directory, restored);
    Result<Sealed> sealed = seal(*sources, restored.record.pictures);
    if (!sealed) return sealed.error();
    restored.sealed = std::move(*sealed);
    return restored;
}

}  // namespace

Result<Restored> Archive::restore() {
    const auto numbers = list_records(directory_);
    if (!numbers) return numbers.error();
    std::vector<std::string> notes;
    for (const unsigned number : *numbers) {
        Result<Restored> restored = restore_generation(directory_, number);
        if (restored) {
            restored->notes.insert(restored->notes.begin(), notes.begin(), notes.end());
            return restored;
        }
        notes.push_back("edition " + std::to_string(number) + " cannot be shown: " + restored.error().message);
    }
    std::string reasons;
    for (const std::string& note : notes) reasons += "; " + note;
    return {ErrorKind::missing, "no edition is stored" + reasons};
}

// A full card is not the last word while there is something to give up.
Status Archive::write(const std::string& path, BytesView bytes) {
    Status written = write_within_quota(path, bytes);
    for (const Reserve reserve : {Reserve::unnamed, Reserve::generation_before}) {
        if (written || written.error().kind != ErrorKind::full) break;
        if (give_up(reserve)) written = write_within_quota(path, bytes);
    }
    return written;
}

Status Archive::write_within_quota(const std::string& path, BytesView bytes) {
    if (!used_) {
        const auto counted = used_bytes(directory_);
        if (!counted) return counted.error();
        used_ = *counted;
    }
    if (*used_ + bytes.size() > quota_)
        return {ErrorKind::full, "the archive uses " + std::to_string(*used_) + " bytes and may use " +
                                     std::to_string(quota_) + ": raise its quota or show fewer pictures"};
    Status written = directory_.write_whole(path, bytes);
    if (written) *used_ += bytes.size();
    return written;
}

Status Archive::give_up(Reserve reserve) {
    const auto generations = whole_generations(directory_, reserve == Reserve::generation_before ? 1 : 2);
    if (!generations) return generations.error();
    used_.reset();
    return sweep_directory(directory_, *generations, unpublished_);
}

Result<Digest> Archive::store(BytesView bytes) {
    const Digest digest = sha256(bytes);
    unpublished_.insert(digest);
    if (read_object(directory_, digest, bytes.size()) && directory_.confirm(object_path(digest))) return digest;
    if (Status written = write(object_path(digest), bytes); !written) return written.error();
    return digest;
}

Result<Bytes> Archive::object(const Digest& digest, std::size_t max_bytes) {
    return read_object(directory_, digest, max_bytes);
}

Status Archive::keep(const EditionRecord& record) {
    for (const KeptSource& source : record.sources)
        if (const auto size = directory_.size(object_path(source.bytes)); !size)
            return size.error().within("the bytes of source " + source.name + " were not stored");
    const Bytes file = encode_record(record);
    if (file.size() > max_record_bytes) return {ErrorKind::refused, "the record of this edition is too long"};
    const auto numbers = list_records(directory_);
    if (!numbers) return numbers.error();
    const unsigned number = numbers->empty() ? 1 : numbers->front() + 1;
    if (number > newest_number) return {ErrorKind::refused, "editions/99999999 is the last number there is; remove it"};
    if (Status written = write(record_path(number), file); !written) {
        (void)directory_.remove(record_path(number));  // it may be in place, but not for certain
        return written;
    }
    unpublished_.clear();
    return {};
}

Result<Bytes> Archive::prepared(const Picture& picture, Size screen, std::size_t max_bytes) {
    if (!picture.original) return {ErrorKind::missing, "the picture was never fetched"};
    const std::string path = prepared_path(picture, screen), title = path + '\n';
    Result<Bytes> file = directory_.read(path, max_bytes + title.size());
    if (!file) return file;
    if (!file->starts_with(title)) return {ErrorKind::corrupt, path + ": is damaged: it is not what its name says"};
    file->erase(0, title.size());
    return file;
}

Status Archive::store_prepared(const Picture& picture, Size screen, BytesView bytes) {
    if (!picture.original) return {ErrorKind::missing, "the picture was never fetched"};
    const std::string path = prepared_path(picture, screen);
    Bytes file = path + '\n';
    return write(path, file.append(bytes));
}

Status Archive::sweep() {
    const auto generations = whole_generations(directory_, 2);
    if (!generations) return generations.error();
    unpublished_.clear();
    used_.reset();
    return sweep_directory(directory_, *generations, {});
}

}  // namespace chancery
