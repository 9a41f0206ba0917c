// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/instant.h"
#include "base/result.h"
#include "trust/root.h"

namespace chancery {

class SecretKey;

// A publisher's answer to "what time is it, and which manifest is the newest?". It holds the question's own nonce, so that
// no answer can be kept and given again (RFC 8915 and Roughtime know the reason: without a clock, only a nonce is fresh).
struct Heartbeat {
    Instant time{};
    std::string nonce;           // 32 hexadecimal digits
    std::uint64_t sequence = 0;  // of the newest manifest
    Digest manifest;             // its bytes
};

inline constexpr std::size_t max_heartbeat_bytes = 8 * 1024;

std::string new_nonce();
// The document alone, as read_heartbeat() reads it.
std::string heartbeat_json(const Heartbeat& heartbeat);

// The answer as a publisher's server gives it.
Bytes heartbeat_answer(const SecretKey& key, const Heartbeat& heartbeat);

// One answer: the four lines of a signature file (role=time, seq= the time in whole seconds), then the document that they
// sign. Verified by a key for the time first, then read.
Result<Heartbeat> read_heartbeat(BytesView answer, const Root& root);

}  // namespace chancery
