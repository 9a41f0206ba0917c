// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace chancery {

// The name of a piece of content: SHA-256 (FIPS 180-4) where it is given to others.
struct Digest {
    std::array<std::uint8_t, 32> octets{};

    auto operator<=>(const Digest&) const = default;

    // 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
};

Digest sha256(BytesView bytes);

// BLAKE2b (RFC 7693) with 32 octets, for names that only this program compares: as safe, and made for processors without
// instructions for SHA-256.
Digest blake2b(BytesView bytes);

// Lets the library look once what this processor can do; before that it takes the slowest way.
void choose_fastest_digests();

// Reads exactly what hex() writes.
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace chancery
