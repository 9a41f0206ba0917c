// SPDX-License-Identifier: EUPL-1.2
#include "device/posix_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "device/posix_volume.h"

namespace chancery {
namespace {

Status make_with_parents(const std::string& folder) {
    for (std::size_t end = folder.find('/', 1);; end = folder.find('/', end + 1)) {
        const std::string part = folder.substr(0, end);
        if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST) return system_error(errno, "making the folder", part);
        if (end == std::string::npos) return {};
    }
}

// The lock goes with the process, however that ends.
Status take_lock(int root, const std::string& folder) {
    if (::flock(root, LOCK_EX | LOCK_NB) == 0) return {};
    if (errno == EWOULDBLOCK)
        return {ErrorKind::refused, folder + ": another chancery is using this folder; stop it or name another one"};
    return system_error(errno, "locking the folder", folder);
}

// A card that is mounted read-only grants even the lock.
Status demand_writable(int root, const std::string& folder) {
    if (::faccessat(root, ".", W_OK, AT_EACCESS) == 0) return {};
    return system_error(errno, "asking to write into the folder", folder);
}

}  // namespace

Result<std::unique_ptr<DurableDirectory>> open_directory(const std::string& folder, DirectoryUse use) {
    if (use == DirectoryUse::owner)
        if (Status made = make_with_parents(folder); !made) return made.error();
    Descriptor root(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.open()) return system_error(errno, "opening the folder", folder);
    if (use == DirectoryUse::owner) {
        if (Status writable = demand_writable(root.get(), folder); !writable) return writable.error();
        if (Status locked = take_lock(root.get(), folder); !locked) return locked.error();
    }
    auto directory = std::make_unique<DurableDirectory>(std::make_unique<PosixVolume>(std::move(root), folder));
    // Leftovers that cannot be removed do not keep an edition from being shown.
    if (use == DirectoryUse::owner) (void)directory->remove_leftovers();
    return directory;
}

}  // namespace chancery
