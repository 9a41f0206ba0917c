// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "trust/manifest.h"

namespace chancery {

// What vouches for the bytes of a signed source. A value that is shared and never changes.
struct Warrant {
    ManifestPtr manifest;  // names the bytes
    ManifestPtr newest;    // the same, or a later one whose files are not here yet: what it takes back is gone already
    std::string folder;    // the address that paths are relative to, with its slash

    // The path of an address in the folder; nothing for any other.
    [[nodiscard]] std::optional<std::string> path_of(const std::string& url) const;
    // The file's own bytes, opened where they were sealed and its key is known. missing: still sealed; refused: not named,
    // or other bytes.
    [[nodiscard]] Result<Bytes> open(const std::string& url, BytesView bytes) const;
    [[nodiscard]] bool withdraws(std::string_view id) const;
};

// The address up to its last slash.
std::string folder_of(const std::string& url);

using WarrantPtr = std::shared_ptr<const Warrant>;

}  // namespace chancery
