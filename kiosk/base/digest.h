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

// SHA-256 (FIPS 180-4): the name of a piece of content.
struct Digest {
    std::array<std::uint8_t, 32> octets{};

    auto operator<=>(const Digest&) const = default;

    // 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
};

Digest sha256(BytesView bytes);

// Reads exactly what hex() writes.
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace chancery
