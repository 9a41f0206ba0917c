// SPDX-License-Identifier: EUPL-1.2
#include "archive/archive.h"

#include "archive/format.h"
#include "archive/generations.h"

namespace chancery {
std::vector<Digest> needed_objects(const EditionRecord& record) {
    std::vector<Digest> needed;
    const auto need = [&](const KeptFile& file) {
        needed.push_back(file.bytes);
        needed.insert(needed.end(), file.signatures.begin(), file.signatures.end());
    };
    for (const KeptSource& source : record.sources) {
        needed.push_back(source.bytes);
        for (const KeptFile& root : source.roots) need(root);
        if (source.manifest) need(*source.manifest);
        if (source.newest) need(*source.newest);
    }
    return needed;
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
    const auto generations = newest_generations(directory_, reserve == Reserve::generation_before ? 1 : 2);
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
    for (const Digest& object : needed_objects(record))
        if (const auto size = directory_.size(object_path(object)); !size) return size.error().within("the bytes of a source were not stored");
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

Status Archive::sweep(std::size_t count) {
    const auto generations = newest_generations(directory_, count);
    if (!generations) return generations.error();
    unpublished_.clear();
    used_.reset();
    return sweep_directory(directory_, *generations, {});
}

}  // namespace chancery
