// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "trust/minisign.h"
#include "trust/role.h"

namespace chancery {

// Who may say what: the keys of each role, and how many of them must agree. After The Update Framework
// (https://theupdateframework.github.io/specification/), with fewer words.
struct Root {
    struct Holders {
        std::vector<PublicKey> keys;  // no key twice
        std::size_t threshold = 1;
    };

    std::uint64_t version = 0;  // 0: made from one key of the settings
    Holders root;               // who may name the next root; none: nobody
    Holders content;            // who may sign a manifest
    Holders time;               // who may vouch for the time; one is enough
    std::map<std::string, std::size_t> kinds;  // more keys than content.threshold, by the kind of statement

    // By how many keys a manifest must be signed for a statement of this kind to be shown.
    [[nodiscard]] std::size_t demanded(const std::string& kind) const;
};

inline constexpr std::size_t max_root_bytes = 16 * 1024;
inline constexpr std::size_t most_keys = 8;  // of one role

// The root of a source for which the settings name one key: it signs manifests, and no other root follows.
Root root_of_key(const PublicKey& content);

// Reads root.N.json as it stands; whoever calls trusts the bytes already (they are the technician's own file).
// corrupt, with all complaints: it is no root, or a key stands in a role twice, or a threshold cannot be reached.
Result<Root> read_root(BytesView bytes, std::string_view name);

// The root that follows: its version is one higher, and the thresholds of both, the old and the new, have signed it.
Result<Root> next_root(const Root& current, const SignedFile& file);

}  // namespace chancery
