// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "trust/manifest.h"
#include "trust/secret_key.h"

// What a press office does with a folder that any web server, or a stick, serves as it is. Each function leaves the folder
// as it was or whole: files are written aside and renamed, the signature last.
namespace chancery {

struct SignOptions {
    std::vector<std::string> feeds;     // paths in the folder; none: as before, else feed.json or playlist.json
    std::vector<std::string> audience;  // none: as before
    std::optional<Duration> lease;      // nothing: as before
    std::optional<Instant> expires;     // nothing: none; an end is set each time
    std::vector<std::string> withdrawn;           // further ones
    std::map<std::string, SealKey> released;      // further ones
};

// A new manifest of all files in the folder, one number higher, signed. refused: a file that no manifest may name, a feed
// that cannot be read; the message says which and why. `notes` takes what a feed shows without, a line each.
Result<ManifestText> sign_folder(const std::string& folder, const SecretKey& key, const SignOptions& options, Instant now, std::vector<std::string>& notes);

// A further key's signature beside those of a file that is there already, unchanged: "manifest.json" or "root.2.json".
// Returns the name of the signature file.
Result<std::string> cosign(const std::string& folder, const std::string& file, const SecretKey& key);

// The manifest of the folder, verified, with every file that it names.
Result<ManifestPtr> verify_folder(const std::string& folder, const Root& root);

// A file of the folder in sealed form under PATH.sealed, the plain one removed. Returns its key.
Result<SealKey> seal_file(const std::string& folder, const std::string& path);

// The file and its signatures as they lie there.
Result<SignedFile> read_signed(const std::string& folder, const std::string& file, std::size_t max_bytes);

}  // namespace chancery
