// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a source: JSON Feed, the mapped interfaces, RSS, Atom, playlists by their content.
#include "edition/seal.h"
#include "words.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SourceBytes source{"source", "https://ministry.example/feed", "en", "auto", Bytes(lab::bytes_of(data, size))};
    const auto sealed = seal({source}, {});
    if (!sealed) {
        lab::must(!sealed.error().message.empty());
        return 0;
    }
    for (const Statement& statement : sealed->edition->statements()) lab::must_be_clean(statement);
    const auto again = seal({source}, {});
    lab::must(again.ok() && again->edition->digest() == sealed->edition->digest());
    return 0;
}
