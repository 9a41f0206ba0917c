// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace chancery {

// Reads a file that a person named: a regular file (a pipe or a device would block or never end) of at most this size.
// missing, refused (too large, not a file, no permission), corrupt (a read error); the message names the path.
Result<Bytes> read_file(const std::string& path, std::size_t max_bytes);

// Writes a file by way of a temporary one and a rename, so that a reader sees the old or the new one; makes the folder. On
// success it survives a power cut. full: it could not be written or synced; refused: no folder, or no permission. After an
// error the file is as it was, or, where the last step alone failed, new and not certain to stay.
Status write_file(const std::string& path, BytesView bytes);

// The same without the syncs: for what may be lost in a power cut.
Status write_passing_file(const std::string& path, BytesView bytes);

}  // namespace chancery
