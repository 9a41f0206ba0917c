// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <string_view>

// Text as libsodium takes it.
namespace chancery {

inline unsigned char* octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
inline const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// What minisign signs in place of the bytes: their BLAKE2b with 64 octets (RFC 7693).
inline std::array<unsigned char, 64> hash_to_sign(std::string_view bytes) {
    std::array<unsigned char, 64> hash{};
    crypto_generichash(hash.data(), hash.size(), octets(bytes), bytes.size(), nullptr, 0);
    return hash;
}

}  // namespace chancery
