// SPDX-License-Identifier: EUPL-1.2
#include "trust/sealed.h"

#include <sodium.h>

#include "base/digest.h"
#include "trust/octets.h"

namespace chancery {
namespace {

constexpr std::string_view title = "chancery-sealed 1\n";
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

SealKey new_seal_key() {
    [[maybe_unused]] const int ready = sodium_init();
    SealKey key;
    randombytes_buf(key.data(), key.size());
    return key;
}

std::string hex(const SealKey& key) { return Digest{key}.hex(); }

std::optional<SealKey> parse_seal_key(std::string_view hex) {
    const auto digest = parse_digest(hex);
    return digest ? std::optional(digest->octets) : std::nullopt;
}

Bytes seal_bytes(BytesView plain, const SealKey& key) {
    [[maybe_unused]] const int ready = sodium_init();
    std::string nonce(nonce_size, '\0'), sealed(plain.size() + tag_size, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    crypto_aead_xchacha20poly1305_ietf_encrypt(octets(sealed), nullptr, octets(plain), plain.size(), octets(title), title.size(), nullptr, octets(std::string_view(nonce)), key.data());
    return Bytes(title) + nonce + sealed;
}

Result<Bytes> unseal_bytes(BytesView sealed, const SealKey& key) {
    if (!sealed.starts_with(title) || sealed.size() < title.size() + nonce_size + tag_size) return {ErrorKind::corrupt, "this is no sealed file"};
    const BytesView nonce = sealed.substr(title.size(), nonce_size), body = sealed.substr(title.size() + nonce_size);
    Bytes plain(body.size() - tag_size, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(octets(plain), nullptr, nullptr, octets(body), body.size(), octets(title), title.size(), octets(nonce), key.data()) != 0)
        return {ErrorKind::refused, "the sealed file was altered, or this is not its key"};
    return plain;
}

}  // namespace chancery
