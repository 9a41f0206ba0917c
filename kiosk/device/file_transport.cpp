// SPDX-License-Identifier: EUPL-1.2
#include "device/file_transport.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "base/descriptor.h"
#include "base/digest.h"
#include "base/hex.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

constexpr std::string_view scheme = "file://";
constexpr std::size_t most_names = 20'000;

// The path of a file address (RFC 8089), or nothing where it is none that may be opened.
std::optional<std::string> path_of(std::string_view url) {
    std::string path;
    for (std::size_t i = scheme.size(); i < url.size(); ++i) {
        if (url[i] != '%') {
            path += url[i];
            continue;
        }
        if (i + 2 >= url.size() || hex_digit(url[i + 1]) < 0 || hex_digit(url[i + 2]) < 0) return std::nullopt;
        path += static_cast<char>(hex_digit(url[i + 1]) * 16 + hex_digit(url[i + 2]));
        i += 2;
    }
    const bool climbs = path.find("/../") != path.npos || path.ends_with("/..");
    if (path.empty() || path.front() != '/' || climbs || path.find('\0') != path.npos) return std::nullopt;
    return path;
}

Reply reply_of_error(int error, const std::string& url) {
    Reply reply;
    reply.status = error == ENOENT || error == ENOTDIR ? 404 : 403;
    reply.final_url = url;
    return reply;
}

Result<Reply> with_body(const Request& request, Bytes body, std::string etag) {
    Reply reply;
    reply.final_url = request.url;
    reply.etag = std::move(etag);
    reply.status = !request.etag.empty() && request.etag == reply.etag ? 304 : 200;
    if (reply.status == 200) reply.body = std::move(body);
    return reply;
}

Result<Reply> folder(const Request& request, int descriptor) {
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(::dup(descriptor)), ::closedir);
    if (!listing) return reply_of_error(errno, request.url);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(listing.get()))
        if (entry->d_name[0] != '.' && names.size() < most_names) names.emplace_back(entry->d_name);
    std::sort(names.begin(), names.end());
    json::Writer out;
    out.begin_array();
    for (const std::string& name : names) out.value(name);
    Bytes body = out.end_array().text();
    std::string etag = sha256(body).hex();
    return with_body(request, std::move(body), std::move(etag));
}

Result<Reply> file(const Request& request, int descriptor, const struct stat& about) {
    const Error too_big{ErrorKind::refused, "the file has more than " + std::to_string(request.max_bytes >> 20) + " MiB"};
    if (static_cast<std::size_t>(about.st_size) > request.max_bytes) return too_big;
    const std::string etag = std::to_string(about.st_ino) + "-" + std::to_string(about.st_size) + "-" +
                             std::to_string(about.st_mtim.tv_sec) + "." + std::to_string(about.st_mtim.tv_nsec);
    if (request.etag == etag) return with_body(request, {}, etag);
    Bytes body;
    char buffer[65536];
    for (ssize_t count = 1; count > 0;) {
        count = ::read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) count = 1;
        else if (count < 0) return Error{ErrorKind::unreachable, std::string("the file cannot be read: ") + std::strerror(errno)};
        else body.append(buffer, static_cast<std::size_t>(count));
        if (body.size() > request.max_bytes) return too_big;
    }
    return with_body(request, std::move(body), etag);
}

}  // namespace

Result<Reply> FileTransport::fetch(const Request& request, std::stop_token stop) {
    if (!request.url.starts_with(scheme)) return network_.fetch(request, std::move(stop));
    const auto path = path_of(request.url);
    if (!request.allow_file || !path) return Error{ErrorKind::refused, "this source may not name files of this machine"};
    // A pipe must not make it wait, nor a terminal become its own.
    const Descriptor opened(::open(path->c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!opened.open()) return reply_of_error(errno, request.url);
    struct stat about{};
    if (::fstat(opened.get(), &about) != 0) return reply_of_error(errno, request.url);
    if (S_ISDIR(about.st_mode)) return folder(request, opened.get());
    if (S_ISREG(about.st_mode)) return file(request, opened.get(), about);
    return Error{ErrorKind::refused, "this is neither a file nor a folder"};
}

}  // namespace chancery
