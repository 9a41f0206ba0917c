// SPDX-License-Identifier: EUPL-1.2
#include "device/posix_volume.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace chancery {
namespace {

template <class Call>
auto uninterrupted(Call call) {
    for (;;) {
        const auto result = call();
        if (result != -1 || errno != EINTR) return result;
    }
}

ErrorKind kind_of(int number) {
    switch (number) {
        case ENOENT:
        case ENOTDIR: return ErrorKind::missing;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EMFILE:
        case ENFILE:
        case ENOMEM: return ErrorKind::full;
        case EROFS:
        case EACCES:
        case EPERM:
        case ELOOP:
        case EISDIR:
        case ENAMETOOLONG: return ErrorKind::refused;
        case ENOSYS:
        case EOPNOTSUPP: return ErrorKind::unsupported;
        default: return ErrorKind::corrupt;  // EIO, and everything that should not happen to a healthy disk
    }
}

class PosixFile final : public OpenFile {
public:
    PosixFile(Descriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

    Status write(std::uint64_t offset, BytesView bytes) override {
        while (!bytes.empty()) {
            const ssize_t written = uninterrupted([&] {
                return ::pwrite(file_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            });
            if (written < 0) return system_error(errno, "writing", name_);
            if (written == 0) return system_error(EIO, "writing", name_);
            offset += static_cast<std::uint64_t>(written);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }

    // fdatasync carries the data and the length, which is all that reading it back needs.
    Status sync() override {
        if (uninterrupted([&] { return ::fdatasync(file_.get()); }) != 0) return system_error(errno, "syncing", name_);
        return {};
    }

private:
    Descriptor file_;
    std::string name_;
};

// Reads to the end of the file, which may be longer or shorter than it was said to be.
Result<Bytes> read_all(int file, std::size_t expected, std::size_t max_bytes, const std::string& name) {
    Bytes bytes(std::min(expected, max_bytes) + 1, '\0');
    std::size_t length = 0;
    for (;;) {
        if (length == bytes.size()) bytes.resize(std::min(length * 2, max_bytes + 1));
        const ssize_t got = uninterrupted([&] { return ::read(file, bytes.data() + length, bytes.size() - length); });
        if (got < 0) return system_error(errno, "reading", name);
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
        if (length > max_bytes)
            return {ErrorKind::refused, name + ": holds more than the " + std::to_string(max_bytes) + " bytes allowed"};
    }
    bytes.resize(length);
    return bytes;
}

bool is_folder(int folder, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat status {};
    return ::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

Error system_error(int number, const std::string& doing, const std::string& path) {
    return {kind_of(number), path + ": " + doing + " failed: " + std::generic_category().message(number)};
}

Error PosixVolume::error(const std::string& doing, const std::string& path) const {
    return system_error(errno, doing, path.empty() ? name_ : name_ + "/" + path);
}

Result<Descriptor> PosixVolume::open_folder(const std::string& folder) const {
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    Descriptor here(uninterrupted([&] { return ::openat(root_.get(), ".", flags); }));
    for (std::size_t begin = 0; here.open() && begin < folder.size();) {
        const std::size_t end = std::min(folder.find('/', begin), folder.size());
        const std::string name = folder.substr(begin, end - begin);
        here = Descriptor(uninterrupted([&] { return ::openat(here.get(), name.c_str(), flags); }));
        begin = end + 1;
    }
    if (!here.open()) return error("opening the folder", folder);
    return here;
}

Result<PosixVolume::Place> PosixVolume::locate(const std::string& path) const {
    const auto slash = path.rfind('/');
    Result<Descriptor> folder = open_folder(slash == std::string::npos ? "" : path.substr(0, slash));
    if (!folder) return folder.error();
    return Place{std::move(*folder), slash == std::string::npos ? path : path.substr(slash + 1)};
}

// O_NONBLOCK: a FIFO that someone put in the way must not hold the program up. O_NOATIME: reading must not make the file
// system write down that it was read; only a file's owner may ask for that.
Result<Descriptor> PosixVolume::open_file(const std::string& path, int flags) const {
    Result<Place> place = locate(path);
    if (!place) return place.error();
    const auto open_with = [&](int more) {
        return Descriptor(uninterrupted([&] {
            return ::openat(place->folder.get(), place->file.c_str(), flags | more | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        }));
    };
    Descriptor file = open_with(O_NOATIME);
    if (!file.open() && errno == EPERM) file = open_with(0);
    if (!file.open()) return error("opening", path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return error("looking at", path);
    if (!S_ISREG(status.st_mode)) return {ErrorKind::refused, name_ + "/" + path + ": is no ordinary file; remove it"};
    return file;
}

Result<Bytes> PosixVolume::read(const std::string& path, std::size_t max_bytes) {
    const Result<Descriptor> file = open_file(path, O_RDONLY);
    if (!file) return file.error();
    struct stat status {};
    if (::fstat(file->get(), &status) != 0) return error("looking at", path);
    return read_all(file->get(), static_cast<std::size_t>(status.st_size), max_bytes, name_ + "/" + path);
}

Result<Bytes> PosixVolume::read_part(const std::string& path, std::uint64_t offset, std::size_t length) {
    const Result<Descriptor> file = open_file(path, O_RDONLY);
    if (!file) return file.error();
    Bytes bytes(length, '\0');
    std::size_t filled = 0;
    while (filled < length) {
        const auto place = static_cast<off_t>(offset + filled);
        const ssize_t got = uninterrupted([&] { return ::pread(file->get(), bytes.data() + filled, length - filled, place); });
        if (got < 0) return error("reading", path);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Result<Bytes> PosixVolume::read_from_storage(const std::string& path, std::size_t max_bytes) {
    const Result<Descriptor> file = open_file(path, O_RDONLY);
    if (!file) return file.error();
    // Only clean pages can be dropped; the advice is free to be ignored, which makes this a check that can miss a bad
    // card but not accuse a good one.
    if (uninterrupted([&] { return ::fdatasync(file->get()); }) != 0) return error("syncing", path);
    if (const int number = ::posix_fadvise(file->get(), 0, 0, POSIX_FADV_DONTNEED); number != 0)
        return system_error(number, "dropping from memory", name_ + "/" + path);
    return read(path, max_bytes);
}

Result<std::uint64_t> PosixVolume::size(const std::string& path) {
    const Result<Place> place = locate(path);
    if (!place) return place.error();
    struct stat status {};
    if (::fstatat(place->folder.get(), place->file.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return error("looking at", path);
    if (!S_ISREG(status.st_mode)) return {ErrorKind::refused, name_ + "/" + path + ": is no ordinary file; remove it"};
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::vector<Volume::Entry>> PosixVolume::list(const std::string& folder) {
    Result<Descriptor> opened = open_folder(folder);
    if (!opened && opened.error().kind == ErrorKind::missing) return std::vector<Entry>();
    if (!opened) return opened.error();
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(opened->get()), ::closedir);
    if (!stream) return error("listing", folder);
    opened->release();  // the stream closes it now
    std::vector<Entry> entries;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr) break;
        const std::string name = entry->d_name;
        if (name != "." && name != "..") entries.push_back({name, is_folder(::dirfd(stream.get()), *entry)});
    }
    if (errno != 0) return error("listing", folder);
    std::ranges::sort(entries, {}, &Entry::name);
    return entries;
}

Result<bool> PosixVolume::make_folder(const std::string& folder) {
    const Result<Place> place = locate(folder);
    if (!place) return place.error();
    if (::mkdirat(place->folder.get(), place->file.c_str(), 0700) == 0) return true;
    if (errno == EEXIST) return false;
    return error("making the folder", folder);
}

Status PosixVolume::remove_folder(const std::string& folder) {
    const Result<Place> place = locate(folder);
    if (!place) return place.error();
    if (::unlinkat(place->folder.get(), place->file.c_str(), AT_REMOVEDIR) != 0) return error("removing the folder", folder);
    return {};
}

Result<Volume::Created> PosixVolume::create(const std::string& folder) {
    const Result<Descriptor> opened = open_folder(folder);
    if (!opened) return opened.error();
    for (int tries = 0; tries < 100; ++tries) {
        const std::string name = ".new-" + std::to_string(::getpid()) + "-" + std::to_string(created_++);
        const std::string path = folder.empty() ? name : folder + "/" + name;
        Descriptor file(uninterrupted([&] {
            return ::openat(opened->get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        }));
        if (file.open()) return Created{path, std::make_unique<PosixFile>(std::move(file), name_ + "/" + path)};
        if (errno != EEXIST) return error("making a file", path);
    }
    return {ErrorKind::full, name_ + "/" + folder + ": is full of leftovers (.new-…); remove them"};
}

Result<std::unique_ptr<OpenFile>> PosixVolume::open(const std::string& path) {
    Result<Descriptor> file = open_file(path, O_WRONLY);
    if (!file) return file.error();
    return std::unique_ptr<OpenFile>(std::make_unique<PosixFile>(std::move(*file), name_ + "/" + path));
}

Status PosixVolume::rename(const std::string& from, const std::string& to) {
    const Result<Place> source = locate(from);
    if (!source) return source.error();
    const Result<Place> target = locate(to);
    if (!target) return target.error();
    if (::renameat(source->folder.get(), source->file.c_str(), target->folder.get(), target->file.c_str()) != 0)
        return error("renaming into place", to);
    return {};
}

Status PosixVolume::sync_folder(const std::string& folder) {
    const Result<Descriptor> opened = open_folder(folder);
    if (!opened) return opened.error();
    if (uninterrupted([&] { return ::fsync(opened->get()); }) != 0) return error("syncing the folder", folder);
    return {};
}

Status PosixVolume::remove(const std::string& path) {
    const Result<Place> place = locate(path);
    if (!place) return place.error().kind == ErrorKind::missing ? Status() : Status(place.error());
    if (::unlinkat(place->folder.get(), place->file.c_str(), 0) != 0 && errno != ENOENT)
        return error("removing", path);
    return {};
}

}  // namespace chancery
