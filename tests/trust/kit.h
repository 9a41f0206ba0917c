// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "trust/guard.h"
#include "trust/secret_key.h"

namespace chancery::kit {

using namespace std::chrono_literals;

inline const Instant noon = *parse_rfc3339("2026-11-24T12:00:00Z");

inline Now at(Duration since_start, ClockTrust trust = ClockTrust::unknown) {
    return {noon + since_start, Moment(1h + since_start), trust, std::nullopt};
}

// What a press office would publish: `files` by path, as they are.
inline ManifestText manifest_of(std::uint64_t sequence, const std::map<std::string, Bytes>& files) {
    ManifestText text;
    text.sequence = sequence;
    text.issued = noon;
    for (const auto& [path, bytes] : files) text.files[path] = {sha256(bytes), bytes.size(), path.ends_with(".sealed")};
    text.feeds = {files.empty() ? "feed.json" : files.begin()->first};
    if (files.empty()) text.files["feed.json"] = {sha256(""), 0, false};
    return text;
}

inline SignedFile signed_by(const std::vector<SecretKey>& keys, Role role, std::uint64_t sequence, const Bytes& bytes) {
    SignedFile file{bytes, {}};
    for (const SecretKey& key : keys) file.signatures.push_back(key.sign(bytes, role_comment(role, sequence)));
    return file;
}

inline SignedFile signed_manifest(const std::vector<SecretKey>& keys, const ManifestText& text) {
    return signed_by(keys, Role::manifest, text.sequence, manifest_json(text));
}

inline SignedFile signed_manifest(const SecretKey& key, std::uint64_t sequence) {
    return signed_manifest(std::vector{key}, manifest_of(sequence, {}));
}

// The bytes with one bit turned, counted from the first octet's lowest.
inline Bytes turned(Bytes bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

inline std::vector<SecretKey> some_keys(std::size_t count) {
    std::vector<SecretKey> keys;
    while (keys.size() < count) keys.push_back(SecretKey::generate());
    return keys;
}

// "{"a": "RW…", "b": …}" with names from `a` on.
inline std::string named_keys(const std::vector<SecretKey>& keys) {
    std::string out;
    for (std::size_t i = 0; i < keys.size(); ++i)
        out += std::string(i ? ", " : "") + "\"" + std::string(1, static_cast<char>('a' + i)) + "\": \"" + keys[i].public_key().text() + "\"";
    return "{" + out + "}";
}

}  // namespace chancery::kit
