// SPDX-License-Identifier: EUPL-1.2
#include "trust/secret_key.h"

#include <sodium.h>

#include <algorithm>

#include "trust/lines.h"
#include "trust/octets.h"

namespace chancery {
namespace {

// How minisign lays out a secret key: kinds, salt, the two limits of scrypt, then what the password covers.
constexpr std::size_t salt_at = 6, limits_at = 38, covered_at = 54, covered_size = 8 + 64 + 32;
constexpr std::string_view open_kind("Ed\0\0B2", 6), covered_kind("EdScB2", 6);

void put_number(std::string& out, std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i) out[at + i] = static_cast<char>(value >> (8 * i));
}

std::uint64_t number(std::string_view from, std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(from[at + i]);
    return value;
}

// What lies under the password: the id, the key and their hash, which tells a right password from a wrong one.
std::string with_check(std::string covered) {
    std::array<unsigned char, 32> check{};
    const std::string whole = "Ed" + covered;
    crypto_generichash(check.data(), check.size(), octets(whole), whole.size(), nullptr, 0);
    return covered.append(check.begin(), check.end());
}

// The password covers by exclusive or, and so uncovers.
Status cover(std::string& raw, std::string_view password) {
    std::string stream(covered_size, '\0');
    const std::uint64_t operations = number(raw, limits_at), memory = number(raw, limits_at + 8);
    if (memory > (std::uint64_t{1} << 31) || operations > (std::uint64_t{1} << 28))
        return {ErrorKind::refused, "the key asks for more memory and time than minisign's own ever do"};
    if (crypto_pwhash_scryptsalsa208sha256(octets(stream), stream.size(), password.data(), password.size(), octets(std::string_view(raw)) + salt_at,
                                           operations, static_cast<std::size_t>(memory)) != 0)
        return {ErrorKind::full, "there is not enough memory to use the password"};
    for (std::size_t i = 0; i < covered_size; ++i) raw[covered_at + i] = static_cast<char>(raw[covered_at + i] ^ stream[i]);
    return {};
}

}  // namespace

SecretKey SecretKey::generate() {
    [[maybe_unused]] const int ready = sodium_init();
    SecretKey secret;
    std::array<unsigned char, 32> point{};
    crypto_sign_keypair(point.data(), secret.key_.data());
    randombytes_buf(secret.id_.octets.data(), secret.id_.octets.size());
    return secret;
}

SecretKey::~SecretKey() { sodium_memzero(key_.data(), key_.size()); }

Result<SecretKey> SecretKey::read(std::string_view file, std::string_view password) {
    Lines lines(file);
    const auto comment = lines.next(), text = lines.next();
    const auto decoded = text ? from_base64(*text, covered_at + covered_size) : std::nullopt;
    if (!comment || !decoded || !(decoded->starts_with(open_kind) || decoded->starts_with(covered_kind)))
        return {ErrorKind::corrupt, "this is no secret key of minisign"};
    std::string raw = *decoded;
    const bool covered = raw.starts_with(covered_kind);
    if (covered && password.empty()) return {ErrorKind::refused, "the key lies behind a password, and none was given"};
    if (covered)
        if (const Status uncovered = cover(raw, password); !uncovered) return uncovered.error();
    const std::string open = raw.substr(covered_at, 8 + 64);
    // minisign leaves the check of an open key empty.
    if (covered && with_check(open) != raw.substr(covered_at)) return {ErrorKind::refused, "the password is wrong"};
    SecretKey secret;
    std::copy_n(open.begin(), 8, secret.id_.octets.begin());
    std::copy_n(open.begin() + 8, 64, secret.key_.begin());
    sodium_memzero(raw.data(), raw.size());
    return secret;
}

Result<std::string> SecretKey::file(std::string_view password) const {
    std::string raw(password.empty() ? open_kind : covered_kind);
    raw.resize(covered_at);
    std::string open(id_.octets.begin(), id_.octets.end());
    open.append(key_.begin(), key_.end());
    raw += with_check(open);
    if (!password.empty()) {
        [[maybe_unused]] const int ready = sodium_init();
        randombytes_buf(octets(raw) + salt_at, 32);
        put_number(raw, limits_at, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE);
        put_number(raw, limits_at + 8, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE);
        if (const Status covered = cover(raw, password); !covered) return covered.error();
    }
    return (password.empty() ? "untrusted comment: minisign secret key\n" : "untrusted comment: minisign encrypted secret key\n") + to_base64(raw) + "\n";
}

PublicKey SecretKey::public_key() const {
    PublicKey key{id_, {}};
    std::copy_n(key_.begin() + 32, 32, key.point.begin());
    return key;
}

std::string SecretKey::public_file() const { return "untrusted comment: minisign public key " + id_.hex() + "\n" + public_key().text() + "\n"; }

std::string SecretKey::sign(BytesView bytes, std::string_view trusted_comment) const {
    const auto hash = hash_to_sign(bytes);
    std::array<unsigned char, 64> first{}, second{};
    crypto_sign_detached(first.data(), nullptr, hash.data(), hash.size(), key_.data());
    std::string both(first.begin(), first.end());
    both += trusted_comment;
    crypto_sign_detached(second.data(), nullptr, octets(std::string_view(both)), both.size(), key_.data());
    std::string signature = "ED";
    signature.append(id_.octets.begin(), id_.octets.end()).append(first.begin(), first.end());
    return "untrusted comment: signature from minisign secret key\n" + to_base64(signature) + "\ntrusted comment: " + std::string(trusted_comment) + "\n" +
           to_base64({reinterpret_cast<const char*>(second.data()), second.size()}) + "\n";
}

}  // namespace chancery
