// SPDX-License-Identifier: EUPL-1.2
#include "archive/archive.h"

#include "archive/format.h"
#include "archive/generations.h"
#include "archive/testimony_store.h"

namespace chancery {
namespace {

// Brings back what one record names, judged by the settings' keys.
class Reopening {
public:
    Reopening(Directory& directory, const Now& now, Keyring* keyring) : directory_(directory), now_(now), keyring_(keyring) {}

    // An error where the generation is damaged. Sources that may not be shown are left out of the record, with a note.
    Status read(Restored& restored) {
        std::vector<KeptSource> kept;
        for (KeptSource& source : restored.record.sources) {
            Result<Bytes> bytes = read_object(directory_, source.bytes, max_source_bytes);
            if (!bytes) return bytes.error();
            std::optional<Testimony> testimony;
            auto warrant = warrant_for(source, testimony);
            if (!warrant && warrant.error().kind != ErrorKind::refused) return warrant.error();
            if (!warrant) {
                restored.notes.push_back("what was kept of " + source.name + " is not shown: " + warrant.error().message);
                continue;
            }
            restored.sources.push_back({source.name, source.url, source.language, source.format, std::move(*bytes), *std::move(warrant)});
            restored.testimonies.push_back(std::move(testimony));
            kept.push_back(std::move(source));
        }
        restored.record.sources = std::move(kept);
        return {};
    }

private:
    // Nothing for a source that need not be signed; else what it was believed by is left in `testimony`.
    Result<WarrantPtr> warrant_for(const KeptSource& source, std::optional<Testimony>& testimony) {
        if (!keyring_) return WarrantPtr();
        if (!keyring_->knows(source.name)) return {ErrorKind::refused, "the settings no longer name it"};
        Guard* const guard = keyring_->guard_of(source.name);
        if (!guard) return WarrantPtr();
        auto read = read_testimony(directory_, source);
        if (!read) return read.error();
        testimony = *std::move(read);
        return guard->reopen(*testimony, folder_of(source.url), now_);
    }

    Directory& directory_;
    const Now& now_;
    Keyring* keyring_;
};

void leave_out_missing_pictures(Directory& directory, Restored& restored) {
    std::erase_if(restored.record.pictures, [&](const auto& picture) {
        const auto size = directory.size(object_path(picture.second));
        if (size || size.error().kind != ErrorKind::missing) return false;
        restored.notes.push_back("the picture " + picture.first + " is no longer stored");
        return true;
    });
}

Result<Restored> restore_generation(Directory& directory, unsigned number, const Now& now, Keyring* keyring) {
    Result<EditionRecord> record = read_record(directory, number);
    if (!record) return record.error();
    Restored restored{std::move(*record), {}, {}, {}, {}};
    if (const Status read = Reopening(directory, now, keyring).read(restored); !read) return read.error();
    leave_out_missing_pictures(directory, restored);
    Result<Sealed> sealed = seal(restored.sources, restored.record.pictures);
    if (!sealed) return sealed.error();
    restored.sealed = std::move(*sealed);
    return restored;
}

}  // namespace

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

Result<Restored> Archive::restore(const Now& now, Keyring* keyring) {
    const auto numbers = list_records(directory_);
    if (!numbers) return numbers.error();
    std::vector<std::string> notes;
    for (const unsigned number : *numbers) {
        Result<Restored> restored = restore_generation(directory_, number, now, keyring);
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
    const auto generations = whole_generations(directory_, count);
    if (!generations) return generations.error();
    unpublished_.clear();
    used_.reset();
    return sweep_directory(directory_, *generations, {});
}

}  // namespace chancery
