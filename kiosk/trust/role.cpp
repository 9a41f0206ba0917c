// SPDX-License-Identifier: EUPL-1.2
#include "trust/role.h"

#include <algorithm>
#include <charconv>

namespace chancery {
namespace {

std::string_view name(Role role) {
    switch (role) {
        case Role::root: return "root";
        case Role::manifest: return "manifest";
        case Role::time: return "time";
    }
    return "";
}

// The number in exactly the comment that role_comment() writes.
std::optional<std::uint64_t> sequence_in(std::string_view comment, Role role) {
    const std::size_t digits = comment.rfind('=') + 1;
    std::uint64_t sequence = 0;
    const char* const end = comment.data() + comment.size();
    const auto read = std::from_chars(comment.data() + std::min(digits, comment.size()), end, sequence);
    if (read.ec != std::errc() || read.ptr != end || comment != role_comment(role, sequence)) return std::nullopt;
    return sequence;
}

// The number that this signature stands for, made by this key.
Result<std::uint64_t> sequence_of(Role role, BytesView bytes, const Signature& signature, const PublicKey& key) {
    if (!is_signed_by(key, signature, bytes)) return {ErrorKind::refused, "the signature of key " + key.id.hex() + " does not belong to these bytes"};
    const auto sequence = sequence_in(signature.trusted_comment, role);
    if (!sequence) return {ErrorKind::refused, "it was not signed as a " + std::string(name(role)) + ", but as \"" + signature.trusted_comment.substr(0, 80) + "\""};
    return *sequence;
}

}  // namespace

std::string role_comment(Role role, std::uint64_t sequence) {
    return "chancery role=" + std::string(name(role)) + " seq=" + std::to_string(sequence);
}

Result<Endorsement> endorsed(Role role, const SignedFile& file, const std::vector<PublicKey>& keys, std::size_t threshold) {
    Endorsement found;
    Error why{ErrorKind::refused, "it is not signed"};
    for (const Bytes& text : file.signatures) {
        const auto signature = read_signature(text);
        if (!signature) {
            why = signature.error();
            continue;
        }
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const PublicKey& each) { return each.id == signature->key; });
        if (key == keys.end()) {
            why = {ErrorKind::refused, "it is signed with the key " + signature->key.hex() + ", which is not trusted here"};
            continue;
        }
        const auto sequence = sequence_of(role, file.bytes, *signature, *key);
        if (!sequence) {
            why = sequence.error();
            continue;
        }
        if (!found.keys.empty() && found.sequence != *sequence) return {ErrorKind::refused, "its signatures are for different numbers"};
        found.sequence = *sequence;
        if (std::find(found.keys.begin(), found.keys.end(), *key) == found.keys.end()) found.keys.push_back(*key);
    }
    if (found.keys.empty()) return why;
    if (found.keys.size() < threshold)
        return {ErrorKind::refused, "it is signed with " + std::to_string(found.keys.size()) + " of " + std::to_string(threshold) + " keys that are needed"};
    return found;
}

}  // namespace chancery
