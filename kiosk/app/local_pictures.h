// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "archive/archive.h"
#include "base/geometry.h"
#include "edition/seal.h"

namespace chancery {

// Reads the pictures that lie in a folder beside a document, and makes those ready that are not yet: for the built-in
// edition and for files given on the command line. Only relative addresses without ".." are looked for. What cannot be
// had costs that picture and one note. Blocks for a tenth of a second a picture; stops between two when asked to.
PictureTable prepare_local_pictures(const Edition& edition, const std::string& folder, Archive& archive, Size screen,
                                    const std::stop_token& stop, const std::function<void(std::string)>& note);

}  // namespace chancery
