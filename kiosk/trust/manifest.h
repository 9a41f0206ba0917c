// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/instant.h"
#include "base/result.h"
#include "trust/root.h"
#include "trust/sealed.h"

namespace chancery {

// What a manifest says: every file of a source by its length and hash, so that no text of one edition meets a picture of
// another. It is a plain value; a Manifest is one that was signed.
struct ManifestText {
    struct File {
        Digest sha256;
        std::uint64_t length = 0;
        bool sealed = false;  // trust/sealed.h
        bool operator==(const File&) const = default;
    };

    std::uint64_t sequence = 0;
    Instant issued{};
    std::optional<Instant> expires;     // not shown at or after: somebody must sign anew before then
    std::optional<Duration> lease;      // for how long an edition shows without being confirmed, in powered-on time
    std::vector<std::string> audience;  // whom it is for; none: everybody
    std::vector<std::string> feeds;     // files with statements or playlists, at least one
    std::map<std::string, File> files;  // by path, relative to the manifest
    std::vector<std::string> withdrawn;  // ids of statements that must not be shown, whatever the files say
    std::map<std::string, SealKey> released;  // the keys of sealed files, by path

    bool operator==(const ManifestText&) const = default;
};

inline constexpr std::size_t max_manifest_bytes = 256 * 1024;
inline constexpr std::uint64_t most_sequence = 1'000'000'000'000;

// corrupt, with all complaints. Nothing is checked of who says it.
Result<ManifestText> read_manifest(BytesView bytes, std::string_view name);
// As read_manifest() reads it, for people to look at.
std::string manifest_json(const ManifestText& text);

// Whether a path may stand in a manifest: letters, digits and ".-_" between slashes, no part beginning with a dot.
bool is_manifest_path(std::string_view path);

// A manifest that enough keys have signed. The only way to one is open().
class Manifest {
public:
    // Verifies first, then reads. refused: not signed, by too few keys, or in another role; corrupt: signed nonsense.
    static Result<std::shared_ptr<const Manifest>> open(const SignedFile& file, const Root& root);

    [[nodiscard]] const ManifestText& text() const { return text_; }
    [[nodiscard]] const Digest& digest() const { return digest_; }  // of the bytes
    [[nodiscard]] const std::vector<PublicKey>& keys() const { return keys_; }
    // Whether enough keys have signed for a statement of this kind that itself demands so many.
    [[nodiscard]] bool is_enough_for(const std::string& kind, std::size_t demanded) const;
    [[nodiscard]] bool withdraws(std::string_view id) const;

    // The file, checked: refused where the manifest does not name it, or it has other bytes.
    [[nodiscard]] Result<ManifestText::File> check(const std::string& path, BytesView bytes) const;

private:
    Manifest() = default;

    ManifestText text_;
    Digest digest_;
    std::vector<PublicKey> keys_;
    Root root_;
};

using ManifestPtr = std::shared_ptr<const Manifest>;

}  // namespace chancery
