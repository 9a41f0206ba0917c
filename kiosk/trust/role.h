// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "trust/minisign.h"

namespace chancery {

// What a signed file is for. It stands in the trusted comment, "chancery role=manifest seq=42", so that a file signed for
// one purpose never serves another.
enum class Role { root, manifest, time };

// A file with the signatures that came beside it.
struct SignedFile {
    Bytes bytes;
    std::vector<Bytes> signatures;

    bool operator==(const SignedFile&) const = default;
};

std::string role_comment(Role role, std::uint64_t sequence);

// Who signed a file, for which number. Each key counts once, however many signatures it made.
struct Endorsement {
    std::uint64_t sequence = 0;
    std::vector<PublicKey> keys;
};

// Looks for signatures over exactly these bytes, in this role, by keys of the list; others count for nothing, and nothing
// of the bytes themselves is read. Signatures for different numbers are refused, and so are fewer keys than `threshold`. The
// error is that of the last signature that did not count. Any thread.
Result<Endorsement> endorsed(Role role, const SignedFile& file, const std::vector<PublicKey>& keys, std::size_t threshold);

}  // namespace chancery
