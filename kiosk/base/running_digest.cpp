// SPDX-License-Identifier: EUPL-1.2
#include "base/running_digest.h"

namespace chancery {

RunningDigest::RunningDigest() {
    choose_fastest_digests();
    crypto_generichash_init(&state_, nullptr, 0, sizeof(Digest::octets));
}

Digest RunningDigest::digest() {
    pass_on();
    Digest digest;
    crypto_generichash_final(&state_, digest.octets.data(), digest.octets.size());
    return digest;
}

void RunningDigest::pass_on() {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(room_.data()), used_);
    used_ = 0;
}

void RunningDigest::add_long(BytesView bytes) {
    pass_on();
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

}  // namespace chancery
