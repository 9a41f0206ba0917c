// SPDX-License-Identifier: EUPL-1.2
#include "app/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/descriptor.h"

namespace chancery {
namespace {

Error failed(ErrorKind kind, const std::string& path, const std::string& why) { return {kind, path + ": " + why}; }

namespace fs = std::filesystem;

bool write_all(int file, BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_new(const fs::path& path, BytesView bytes, bool lasting) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    return file.get() >= 0 && write_all(file.get(), bytes) && (!lasting || ::fdatasync(file.get()) == 0);
}

bool sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.get() >= 0 && ::fsync(opened.get()) == 0;
}

Status write_aside(const std::string& path, BytesView bytes, bool lasting) {
    std::error_code error;
    const fs::path target(path), folder = target.parent_path(), aside = target.string() + ".new";
    const bool made = !folder.empty() && fs::create_directories(folder, error);
    if (error) return failed(ErrorKind::refused, path, error.message());
    if (!write_new(aside, bytes, lasting)) {
        fs::remove(aside, error);
        return failed(ErrorKind::full, path, "cannot be written");
    }
    fs::rename(aside, target, error);
    if (error) return failed(ErrorKind::refused, path, error.message());
    const bool synced = !lasting || (sync_folder(folder) && (!made || sync_folder(folder.parent_path())));
    return synced ? Status() : failed(ErrorKind::full, path, "cannot be written");
}

}  // namespace

Result<Bytes> read_file(const std::string& path, std::size_t max_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) {
        const int error = errno;
        return failed(error == ENOENT || error == ENOTDIR ? ErrorKind::missing : ErrorKind::refused, path, std::strerror(error));
    }
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return failed(ErrorKind::corrupt, path, std::strerror(errno));
    if (!S_ISREG(info.st_mode)) return failed(ErrorKind::refused, path, "is not a regular file");
    const auto too_large = failed(ErrorKind::refused, path, "is larger than " + std::to_string(max_bytes) + " bytes");
    if (static_cast<std::size_t>(info.st_size) > max_bytes) return too_large;

    Bytes bytes(static_cast<std::size_t>(info.st_size) + 1, '\0');  // one more, to see that it ends there
    std::size_t filled = 0;
    while (true) {
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(ErrorKind::corrupt, path, std::strerror(errno));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
        if (filled > max_bytes) return too_large;
        if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    }
    bytes.resize(filled);
    return bytes;
}

Status write_file(const std::string& path, BytesView bytes) { return write_aside(path, bytes, true); }

Status write_passing_file(const std::string& path, BytesView bytes) { return write_aside(path, bytes, false); }

}  // namespace chancery
