// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "archive/archive.h"
#include "archive/directory.h"

namespace chancery {

// What the archive is made of, read from its folder each time: what lies on the disk is the only truth.

inline constexpr std::size_t max_source_bytes = std::size_t{16} << 20;

// The numbers of the records there are, whole or not, the newest first.
Result<std::vector<unsigned>> list_records(Directory& directory);

Result<EditionRecord> read_record(Directory& directory, unsigned number);

// The bytes of an object; corrupt where they do not match its name.
Result<Bytes> read_object(Directory& directory, const Digest& digest, std::size_t max_bytes);

struct NumberedRecord {
    unsigned number = 0;
    EditionRecord record;
};
// The newest records, down to the `count`th whose sources are all there and whole. One of which something is damaged stands
// beside these, for the sake of the rest of it; records that are damaged themselves are passed over. An error where a file on
// the way could not be read, which it may be at the next try: nothing may be removed on that ground. Two newer editions put
// it out of the way.
Result<std::vector<NumberedRecord>> newest_generations(Directory& directory, std::size_t count);

// Removes all records but these, then all objects and prepared pictures that neither these nor `spared` name.
Status sweep_directory(Directory& directory, const std::vector<NumberedRecord>& keep, const std::set<Digest>& spared);

// How many bytes all files hold, without what the file system adds.
Result<std::uint64_t> used_bytes(Directory& directory);

}  // namespace chancery
