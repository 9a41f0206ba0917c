// SPDX-License-Identifier: EUPL-1.2
#include "base/digest.h"

#include <sodium.h>

namespace chancery {

std::string Digest::hex() const {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(octets.size() * 2);
    for (const std::uint8_t octet : octets) {
        text += digits[octet >> 4];
        text += digits[octet & 15];
    }
    return text;
}

Digest sha256(BytesView bytes) {
    Digest digest;
    crypto_hash_sha256(digest.octets.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return digest;
}

void choose_fastest_digests() { [[maybe_unused]] static const int chosen = sodium_init(); }

Digest blake2b(BytesView bytes) {
    choose_fastest_digests();
    Digest digest;
    crypto_generichash(digest.octets.data(), digest.octets.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return digest;
}

std::optional<Digest> parse_digest(std::string_view hex) {
    Digest digest;
    if (hex.size() != digest.octets.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const char c = hex[i];
        int value = 0;
        if (c >= '0' && c <= '9') value = c - '0';
        else if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
        else return std::nullopt;
        digest.octets[i / 2] = static_cast<std::uint8_t>(digest.octets[i / 2] << 4 | value);
    }
    return digest;
}

}  // namespace chancery
