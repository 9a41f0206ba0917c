// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "archive/durable_directory.h"
#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// A few words that change often (when a source was last reached, how late it is at least), kept where writing them
// wears a card little: two slots of one file that never grows, written over by turns, so that a save costs one block
// and no change of the file system's own books. Torn by a power cut, a slot fails its checksum and the other one, which
// holds the save before, counts. One thread at a time.
class StateSlots {
public:
    static constexpr std::size_t max_bytes = 3800;  // with its header, a block of 4096

    explicit StateSlots(DurableDirectory& directory, std::string path = "state")
        : directory_(directory), path_(std::move(path)) {}

    // What was saved last and is whole. missing: nothing was, or both slots are damaged; another error: neither slot gave
    // anything, and one could not be read, which it may be at the next try.
    Result<Bytes> load();
    // Whether load() is sure that nothing newer lies there: no slot failed to be read.
    [[nodiscard]] bool is_sure() const { return read_; }

    // On success it survives a power cut. Where the write or the sync fails, nothing about the file is trusted any more
    // and a new one is written in its place; the error is that of the new one. refused: more than max_bytes; full, and
    // nothing written, where a slot cannot be read for want of memory or descriptors. One that the card failed to read is
    // given up.
    Status save(BytesView state);

private:
    struct Slot {
        std::uint64_t sequence = 0;  // 0: never written, or damaged
        Bytes state;
    };
    static Bytes encode(const Slot& slot);
    static Slot decode(BytesView block);
    Status read_slots();
    Status save_in_place(const Slot& slot);
    Status save_in_new_file(const Slot& slot);

    DurableDirectory& directory_;
    std::string path_;
    bool read_ = false;  // both slots
    // Whether the file may be written over: this process made it, and nothing failed on it since. What a process before
    // left may be in memory alone, and then the slot written over would be the only one on the disk.
    bool in_place_ = false;
    Slot newest_;
};

}  // namespace chancery
