// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/preview.h"
#include "app/settings_file.h"
#include "archive/archive.h"
#include "archive/durable_directory.h"

namespace chancery {

// Where a run keeps things: the state folder, or, where that cannot be written (another kiosk owns it, the card is
// read-only), a temporary one, because a show that forgets is better than none. What was kept in the state folder before
// still shows, as far as it can be read.
struct Storage {
    std::unique_ptr<TemporaryFolder> temporary;  // only where it had to be
    std::unique_ptr<Directory> kept;             // what the collector writes
    std::unique_ptr<Directory> shown;            // the same folder, for the main thread to read pictures
    std::unique_ptr<Directory> art;              // the built-in edition's pictures, made ready
    std::unique_ptr<DurableDirectory> standing;  // the small state (app/standing_keeper.h)
    std::string trouble;                         // why it is temporary
};

// An error where not even a temporary folder can be had.
Result<Storage> open_storage(const std::string& state_folder);

}  // namespace chancery
