// SPDX-License-Identifier: EUPL-1.2
#include "archive/durable_directory.h"

#include <string_view>

namespace chancery {
namespace {

constexpr int deepest_folder = 4;  // the archive uses two; whatever lies deeper is not ours

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

// Where a folder is while its name is written anew.
constexpr std::string_view aside_prefix = ".aside-";
std::string aside_of(const std::string& folder) {
    const auto slash = folder.rfind('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    return folder.substr(0, begin) + std::string(aside_prefix) + folder.substr(begin);
}

Status refuse_path(const std::string& path) {
    return {ErrorKind::refused, "\"" + path + "\" is no path inside the archive: use names of A-Z a-z 0-9 . _ - alone"};
}

}  // namespace

Result<Bytes> DurableDirectory::read(const std::string& path, std::size_t max_bytes) {
    if (!is_plain_path(path)) return refuse_path(path).error();
    return volume_->read(path, max_bytes);
}

Result<Bytes> DurableDirectory::read_back(const std::string& path, std::size_t max_bytes) {
    if (!is_plain_path(path)) return refuse_path(path).error();
    return volume_->read_from_storage(path, max_bytes);
}

Result<std::uint64_t> DurableDirectory::size(const std::string& path) {
    if (!is_plain_path(path)) return refuse_path(path).error();
    return volume_->size(path);
}

// Makes the folder and all above it, and sees to it that a power cut cannot take them away again.
Status DurableDirectory::settle(const std::string& folder) {
    if (folder.empty() || settled_.contains(folder)) return {};
    const std::string parent = folder_of(folder);
    if (Status above = settle(parent); !above) return above;
    const Result<bool> made_now = make_or_bring_back(folder);
    if (!made_now) return made_now.error();
    if (!*made_now && doubtful_.contains(parent))
        if (Status renewed = renew(folder); !renewed) return renewed;
    Status synced = sync_folder(parent);
    if (synced) settled_.insert(folder);
    else if (*made_now) (void)volume_->remove_folder(folder);  // made anew next time, it can be synced anew
    return synced;
}

// Whether it was made; false where it was there, under its own name or aside.
Result<bool> DurableDirectory::make_or_bring_back(const std::string& folder) {
    const Result<bool> made = volume_->make_folder(folder);
    if (!made || !*made) return made;
    const Status back = volume_->rename(aside_of(folder), folder);
    if (back) return false;
    if (back.error().kind == ErrorKind::missing) return true;
    (void)volume_->remove_folder(folder);
    return back.error();
}

// Writes a folder's name anew: its sync failed, so the next one says nothing about a name that it should have kept.
// Where the power goes between the two, the next process brings it back. Nothing acknowledged is at stake if the name
// is not on the disk at all: whoever acknowledges something in a folder has seen the sync of its name succeed.
Status DurableDirectory::renew(const std::string& folder) {
    if (Status moved = volume_->rename(folder, aside_of(folder)); !moved) return moved;
    Status back = volume_->rename(aside_of(folder), folder);
    if (!back) back = volume_->rename(aside_of(folder), folder);
    return back;
}

// Someone may have taken the folder away; the next write makes it again.
void DurableDirectory::unsettle(std::string folder) {
    for (; !folder.empty(); folder = folder_of(folder)) settled_.erase(folder);
}

Status DurableDirectory::write_whole(const std::string& path, BytesView bytes) {
    if (!is_plain_path(path)) return refuse_path(path);
    const std::string folder = folder_of(path);
    certain_.erase(path);
    if (Status settled = settle(folder); !settled) return settled;
    Result<Volume::Created> aside = volume_->create(folder);
    if (!aside) {
        if (aside.error().kind == ErrorKind::missing) unsettle(folder);
        return aside.error();
    }
    Status done = aside->file->write(0, bytes);
    if (done) done = aside->file->sync();
    aside->file.reset();
    const bool replaces = volume_->size(path).ok();
    if (done) done = volume_->rename(aside->path, path);
    if (!done) {
        (void)volume_->remove(aside->path);  // a leftover is only untidy, and the first error is the one that matters
        return done;
    }
    done = sync_folder(folder);
    if (!done && !replaces) (void)volume_->remove(path);  // nobody shall take it for kept
    if (done && doubtful_.contains(folder)) certain_.insert(path);
    return done;
}

Status DurableDirectory::sync_folder(const std::string& folder) {
    Status synced = volume_->sync_folder(folder);
    (synced ? synced_ : doubtful_).insert(folder);
    return synced;
}

Status DurableDirectory::confirm(const std::string& path) {
    if (!is_plain_path(path)) return refuse_path(path);
    const std::string folder = folder_of(path);
    if (doubtful_.contains(folder) && !certain_.contains(path))
        return {ErrorKind::corrupt, path + ": may not be stored for good, as a sync failed"};
    if (const auto there = volume_->size(path); !there) return there.error();
    if (Status settled = settle(folder); !settled) return settled;
    return synced_.contains(folder) ? Status() : sync_folder(folder);
}

Result<std::vector<std::string>> DurableDirectory::list(const std::string& folder) {
    if (!folder.empty() && !is_plain_path(folder)) return refuse_path(folder).error();
    const auto entries = volume_->list(folder);
    if (!entries) return entries.error();
    std::vector<std::string> names;
    for (const Volume::Entry& entry : *entries)
        if (!entry.folder && is_plain_path(entry.name)) names.push_back(entry.name);
    return names;
}

Status DurableDirectory::remove(const std::string& path) {
    certain_.erase(path);
    return is_plain_path(path) ? volume_->remove(path) : refuse_path(path);
}

Status DurableDirectory::remove_leftovers() { return remove_leftovers("", 0); }

Status DurableDirectory::remove_leftovers(const std::string& folder, int depth) {
    const auto entries = volume_->list(folder);
    if (!entries) return entries.error();
    const std::string above = folder.empty() ? "" : folder + "/";
    for (const Volume::Entry& entry : *entries) {
        std::string path = above + entry.name;
        Status done;
        if (entry.folder && entry.name.starts_with(aside_prefix)) {
            const std::string own = above + entry.name.substr(aside_prefix.size());
            done = volume_->rename(path, own);
            path = own;
        }
        if (done && entry.folder && depth < deepest_folder) done = remove_leftovers(path, depth + 1);
        else if (!entry.folder && entry.name.starts_with(".new-")) done = volume_->remove(path);
        if (!done) return done;
    }
    return {};
}

}  // namespace chancery
