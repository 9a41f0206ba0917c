// SPDX-License-Identifier: EUPL-1.2
#include "trust/warrant.h"

namespace chancery {

std::optional<std::string> Warrant::path_of(const std::string& url) const {
    if (!url.starts_with(folder) || !is_manifest_path(url.substr(folder.size()))) return std::nullopt;
    return url.substr(folder.size());
}

Result<Bytes> Warrant::open(const std::string& url, BytesView bytes) const {
    const auto path = path_of(url);
    if (!path) return {ErrorKind::refused, url + " does not lie beside the manifest"};
    const auto file = manifest->check(*path, bytes);
    if (!file) return file.error();
    if (!file->sealed) return Bytes(bytes);
    for (const ManifestPtr& each : {newest, manifest})
        if (const auto key = each->text().released.find(*path); key != each->text().released.end()) return unseal_bytes(bytes, key->second);
    return {ErrorKind::missing, *path + " is sealed, and its key was not released yet"};
}

std::string folder_of(const std::string& url) { return url.substr(0, url.rfind('/') + 1); }

bool Warrant::withdraws(std::string_view id) const { return manifest->withdraws(id) || newest->withdraws(id); }

}  // namespace chancery
