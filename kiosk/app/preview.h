// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "app/commands/commands.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "layout/theme.h"

namespace chancery {

// A folder that is removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    // Empty where none could be made.
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

// What `render` draws from, and where the pictures it needs are kept meanwhile.
struct Preview {
    Settings settings;
    Theme theme;
    EditionPtr edition;  // null: only the built-in one
    EditionPtr builtin;
    std::unique_ptr<TemporaryFolder> folder;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<Archive> archive;
};

// Reads what the options name: a feed with the pictures beside it; settings with what their state folder keeps, or else
// with what their sources answer now; or nothing, for the built-in edition.
Result<Preview> make_preview(const RenderOptions& options);

}  // namespace chancery
