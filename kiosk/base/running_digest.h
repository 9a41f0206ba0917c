// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sodium.h>

#include <array>
#include <cstddef>
#include <cstring>

#include "base/digest.h"

namespace chancery {

// BLAKE2b (digest.h) of what comes in pieces, most of them of a few octets. They are gathered here, for the library takes
// as long for one octet as for a hundred; and no heap is needed, however much comes. Any thread, one at a time.
class RunningDigest {
public:
    RunningDigest();

    void add(char octet) {
        if (used_ == room_.size()) pass_on();
        room_[used_++] = octet;
    }
    void add(BytesView bytes) {
        if (bytes.size() > room_.size() - used_) return add_long(bytes);
        std::memcpy(room_.data() + used_, bytes.data(), bytes.size());
        used_ += bytes.size();
    }
    // Of all that was added; nothing may be added after it.
    Digest digest();

private:
    void pass_on();
    void add_long(BytesView bytes);

    crypto_generichash_state state_;
    std::array<char, 2048> room_;
    std::size_t used_ = 0;
};

}  // namespace chancery
