// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// Signatures in the format of minisign (https://jedisct1.github.io/minisign/): Ed25519 (RFC 8032) over the BLAKE2b-512 of
// the exact bytes, and a second one that also covers the trusted comment. Files go both ways between this and `minisign`.
// Any thread.

// Eight octets that name a key. They are chance, not a fingerprint: two keys may claim the same.
struct KeyId {
    std::array<std::uint8_t, 8> octets{};

    auto operator<=>(const KeyId&) const = default;
    // Sixteen digits, as minisign prints it.
    [[nodiscard]] std::string hex() const;
};

// Reads exactly what hex() writes.
std::optional<KeyId> parse_key_id(std::string_view hex);

struct PublicKey {
    KeyId id;
    std::array<std::uint8_t, 32> point{};

    auto operator<=>(const PublicKey&) const = default;
    // "RWQ…", 56 characters.
    [[nodiscard]] std::string text() const;
};

// From "RWQ…", or from a whole file of minisign with its comment line. corrupt: it is neither.
Result<PublicKey> read_public_key(std::string_view text);

// What a signature file says before anyone has believed it.
struct Signature {
    KeyId key;
    std::array<std::uint8_t, 64> over_bytes{};
    std::string trusted_comment;
    std::array<std::uint8_t, 64> over_comment{};
};

inline constexpr std::size_t max_signature_bytes = 2048;

// corrupt: it is no signature file; refused: of the old kind without a hash, which minisign no longer takes either.
Result<Signature> read_signature(std::string_view file);

// Whether the key made both signatures over exactly these bytes and the trusted comment.
bool is_signed_by(const PublicKey& key, const Signature& signature, BytesView bytes);

}  // namespace chancery
