// SPDX-License-Identifier: EUPL-1.2
#include "app/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/descriptor.h"

namespace chancery {
namespace {

Error failed(ErrorKind kind, const std::string& path, const std::string& why) { return {kind, path + ": " + why}; }

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

Status write_file(const std::string& path, BytesView bytes) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path target(path);
    if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
    if (error) return failed(ErrorKind::refused, path, error.message());
    const fs::path aside = target.string() + ".new";
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return failed(ErrorKind::full, path, "cannot be written");
    fs::rename(aside, target, error);
    if (error) return failed(ErrorKind::refused, path, error.message());
    return {};
}

}  // namespace chancery
