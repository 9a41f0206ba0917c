// SPDX-License-Identifier: EUPL-1.2
#include "trust/minisign.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

#include "base/hex.h"
#include "trust/lines.h"
#include "trust/octets.h"

namespace chancery {
namespace {

constexpr std::string_view hashed = "ED", unhashed = "Ed";
constexpr std::string_view any_comment = "untrusted comment: ", trusted = "trusted comment: ";

Error no_signature(const char* why) { return {ErrorKind::corrupt, std::string("this is no signature of minisign: ") + why}; }

bool is_plain(std::string_view comment) {
    return std::all_of(comment.begin(), comment.end(), [](char c) { return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) || c == '\t'; });
}

}  // namespace

std::string KeyId::hex() const {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (auto octet = octets.rbegin(); octet != octets.rend(); ++octet) text.append({digits[*octet >> 4], digits[*octet & 15]});
    return text;
}

std::optional<KeyId> parse_key_id(std::string_view hex) {
    KeyId id;
    for (std::size_t i = 0; i < id.octets.size() && hex.size() == 2 * id.octets.size(); ++i) {
        const int octet = hex_digit(hex[2 * i]) * 16 + hex_digit(hex[2 * i + 1]);
        id.octets[id.octets.size() - 1 - i] = static_cast<std::uint8_t>(octet);
    }
    return id.hex() == hex ? std::optional(id) : std::nullopt;
}

std::string PublicKey::text() const {
    std::string raw(unhashed);
    raw.append(id.octets.begin(), id.octets.end()).append(point.begin(), point.end());
    return to_base64(raw);
}

Result<PublicKey> read_public_key(std::string_view text) {
    if (text.starts_with(any_comment)) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    const auto raw = from_base64(text.substr(0, end == text.npos ? 0 : end + 1), 42);
    if (!raw || !raw->starts_with(unhashed))
        return {ErrorKind::corrupt, "this is no public key of minisign: it begins with RW and has 56 characters, as in the second line of a .pub file"};
    PublicKey key;
    std::copy_n(raw->begin() + 2, key.id.octets.size(), key.id.octets.begin());
    std::copy_n(raw->begin() + 10, key.point.size(), key.point.begin());
    return key;
}

Result<Signature> read_signature(std::string_view file) {
    if (file.size() > max_signature_bytes) return no_signature("it is longer than 2048 bytes");
    Lines lines(file);
    const auto untrusted = lines.next(), first = lines.next(), comment = lines.next(), second = lines.next();
    if (!untrusted || !first || !comment || !second || !lines.at_end()) return no_signature("it has four lines");
    if (!untrusted->starts_with(any_comment) || !comment->starts_with(trusted)) return no_signature("a comment line is missing");
    const auto over_bytes = from_base64(*first, 74), over_comment = from_base64(*second, 64);
    if (!over_bytes || !over_comment) return no_signature("its letters are no base64 of the right length");
    if (over_bytes->starts_with(unhashed))
        return {ErrorKind::refused, "the signature is of the old kind without a hash; sign again without minisign's option -l"};
    if (!over_bytes->starts_with(hashed)) return no_signature("of an unknown kind");
    Signature signature;
    signature.trusted_comment = comment->substr(trusted.size());
    if (!is_plain(signature.trusted_comment)) return no_signature("its comment holds control characters");
    std::copy_n(over_bytes->begin() + 2, signature.key.octets.size(), signature.key.octets.begin());
    std::copy_n(over_bytes->begin() + 10, signature.over_bytes.size(), signature.over_bytes.begin());
    std::copy_n(over_comment->begin(), signature.over_comment.size(), signature.over_comment.begin());
    return signature;
}

bool is_signed_by(const PublicKey& key, const Signature& signature, BytesView bytes) {
    if (key.id != signature.key) return false;
    const auto hash = hash_to_sign(bytes);
    if (crypto_sign_verify_detached(signature.over_bytes.data(), hash.data(), hash.size(), key.point.data()) != 0) return false;
    std::string both(signature.over_bytes.begin(), signature.over_bytes.end());
    both += signature.trusted_comment;
    return crypto_sign_verify_detached(signature.over_comment.data(), octets(both), both.size(), key.point.data()) == 0;
}

}  // namespace chancery
