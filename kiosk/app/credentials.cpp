// SPDX-License-Identifier: EUPL-1.2
#include "app/credentials.h"

#include <sys/stat.h>

#include <algorithm>

#include "app/files.h"
#include "trust/lines.h"

namespace chancery {
namespace {

constexpr std::size_t longest_secret = 8192;

// The one line of a file that no stranger on this machine can read or change.
Result<std::string> read_secret(const std::string& file) {
    struct stat info{};
    if (::stat(file.c_str(), &info) == 0 && (info.st_mode & (S_IRWXO | S_IWGRP)) != 0)
        return {ErrorKind::refused, file + ": others could read or change these credentials; say chmod 640 (or 600)"};
    const auto bytes = read_file(file, longest_secret);
    if (!bytes) return bytes.error();
    std::string line = bytes->substr(0, bytes->find_last_not_of(" \t\r\n") + 1);
    const bool printable = std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
    if (line.empty() || !printable) return {ErrorKind::corrupt, file + ": must hold one line, user:password or Bearer and a token"};
    return line;
}

// An authentication scheme is one word before a space (RFC 9110 11.4), and holds no colon as user:password does.
std::string authorization_of(const std::string& secret) {
    const auto word_end = secret.find_first_of(" :");
    if (word_end == std::string::npos) return "Bearer " + secret;
    return secret[word_end] == ' ' ? secret : "Basic " + to_base64(secret);
}

}  // namespace

std::string load_credentials(Settings& settings) {
    std::string troubles;
    const auto load = [&](const std::string& file, std::string& into, auto as) {
        if (file.empty()) return;
        const auto secret = read_secret(file);
        if (secret) into = as(*secret);
        else troubles += (troubles.empty() ? "" : "; ") + secret.error().message;
    };
    for (Source& source : settings.sources) load(source.credentials, source.authorization, authorization_of);
    load(settings.proxy_credentials, settings.proxy_password, [](const std::string& secret) { return secret; });
    return troubles;
}

}  // namespace chancery
