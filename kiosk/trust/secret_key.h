// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "trust/minisign.h"

namespace chancery {

// The publisher's half of a pair of keys; the kiosk itself never holds one. Wiped from memory at its end. Any thread.
class SecretKey {
public:
    // A new pair, from the system's source of chance.
    static SecretKey generate();
    // A file of minisign. Behind a password it takes a second or two and up to a gigabyte of memory, as scrypt (RFC 7914)
    // is meant to. corrupt: no such file; refused: the password is wrong, or one is needed and none was given.
    static Result<SecretKey> read(std::string_view file, std::string_view password);

    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();

    // As minisign writes it. Without a password it lies open, as `minisign -W` leaves it. full: not enough memory.
    [[nodiscard]] Result<std::string> file(std::string_view password) const;
    [[nodiscard]] PublicKey public_key() const;
    // As minisign's .pub file.
    [[nodiscard]] std::string public_file() const;
    // A signature file over exactly these bytes. The comment is one line and stands under the signature.
    [[nodiscard]] std::string sign(BytesView bytes, std::string_view trusted_comment) const;

private:
    SecretKey() = default;

    KeyId id_;
    std::array<unsigned char, 64> key_{};  // seed, then the public point
};

}  // namespace chancery
