// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// A file that lies on every device before its time and says nothing until its key is published: XChaCha20-Poly1305
// (draft-irtf-cfrg-xchacha) under a key of its own. Any thread.
using SealKey = std::array<std::uint8_t, 32>;

SealKey new_seal_key();
std::string hex(const SealKey& key);
// Exactly what hex() writes; nothing else.
std::optional<SealKey> parse_seal_key(std::string_view hex);

Bytes seal_bytes(BytesView plain, const SealKey& key);
// corrupt: no sealed file; refused: another key's, or altered.
Result<Bytes> unseal_bytes(BytesView sealed, const SealKey& key);

}  // namespace chancery
