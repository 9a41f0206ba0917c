// SPDX-License-Identifier: EUPL-1.2
#include "archive/trial.h"

#include <random>
#include <string>

namespace chancery {
namespace {

const std::string trial_path = "trial";
constexpr std::size_t block = 4096;  // a whole one, so that no byte of it can be left from before

Bytes never_there_before() {
    std::random_device source;
    Bytes bytes;
    while (bytes.size() < block) bytes += std::to_string(source()) + ' ';
    bytes.resize(block);
    return bytes;
}

}  // namespace

Status try_storage(Directory& directory) {
    const Bytes written = never_there_before();
    if (Status done = directory.write_whole(trial_path, written); !done) return done;
    const Result<Bytes> kept = directory.read_back(trial_path, block);
    if (kept && *kept == written) return {};
    if (!kept && kept.error().kind != ErrorKind::missing) return kept.error();
    return {ErrorKind::corrupt, "the storage says that it keeps what is written and does not: what is fetched from now on "
                                "is gone when the power goes; replace the card"};
}

}  // namespace chancery
