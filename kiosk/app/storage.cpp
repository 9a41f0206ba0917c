// SPDX-License-Identifier: EUPL-1.2
#include "app/storage.h"

#include "archive/layered_directory.h"
#include "archive/state_slots.h"
#include "device/posix_directory.h"

namespace chancery {
namespace {

Status open_in(const std::string& folder, Storage& storage) {
    auto kept = open_directory(folder + "/archive", DirectoryUse::owner);
    if (!kept) return kept.error();
    auto art = open_directory(folder + "/art", DirectoryUse::owner);
    if (!art) return art.error();
    auto shown = open_directory(folder + "/archive", DirectoryUse::reader);
    if (!shown) return shown.error();
    auto standing = open_directory(folder + "/standing", DirectoryUse::owner);
    if (!standing) return standing.error();
    storage.standing = *std::move(standing);
    storage.kept = *std::move(kept);
    storage.art = *std::move(art);
    storage.shown = *std::move(shown);
    return {};
}

// What an earlier run kept shows through; what is new goes to the temporary folder.
void lay_over(const std::string& folder, std::unique_ptr<Directory>& directory) {
    if (auto below = open_directory(folder, DirectoryUse::reader))
        directory = std::make_unique<LayeredDirectory>(std::move(directory), *std::move(below));
}

// The small state is read once, at the start: a copy does.
void copy_standing(const std::string& state_folder, Storage& storage) {
    auto below = open_directory(state_folder + "/standing", DirectoryUse::reader);
    if (!below) return;
    if (const auto state = StateSlots(**below).load()) (void)StateSlots(*storage.standing).save(*state);
}

}  // namespace

Result<Storage> open_storage(const std::string& state_folder) {
    Storage storage;
    const Status opened = open_in(state_folder, storage);
    if (opened) return storage;
    storage.trouble = opened.error().message + "; what is fetched will be forgotten at the end of this run";
    storage.temporary = std::make_unique<TemporaryFolder>();
    if (const Status temporary = open_in(storage.temporary->path(), storage); !temporary) return temporary.error();
    lay_over(state_folder + "/archive", storage.kept);
    lay_over(state_folder + "/archive", storage.shown);
    lay_over(state_folder + "/art", storage.art);
    copy_standing(state_folder, storage);
    return storage;
}

}  // namespace chancery
