// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "archive/durable_directory.h"
#include "base/result.h"

namespace chancery {

enum class DirectoryUse {
    owner,   // may write; takes the folder's lock and clears what interrupted writes left
    reader,  // reads beside the owner, in the same process or another
};

// A folder of the file system, made (mode 0700, with its parents) where it does not exist. Symbolic links in it are
// not followed. refused: another process owns it, or it may not be written; missing: a reader's folder is not there.
Result<std::unique_ptr<DurableDirectory>> open_directory(const std::string& folder, DirectoryUse use);

}  // namespace chancery
