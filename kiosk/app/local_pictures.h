// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "archive/archive.h"
#include "base/geometry.h"
#include "edition/seal.h"

namespace chancery {

// The address of a document that was read from a file, whatever its folder: with it the document's relative addresses
// become whole ones, and a sealed edition's digest does not depend on where it lay.
inline constexpr char local_document[] = "file:///document/feed.json";

// Reads the pictures that lie in a folder beside a document, and makes those ready that are not yet: for the built-in
// edition and for files given on the command line. Only addresses below local_document's folder are looked for. What cannot be
// had costs that picture and one note. Blocks for a tenth of a second a picture; stops between two when asked to.
PictureTable prepare_local_pictures(const Edition& edition, const std::string& folder, Archive& archive, Size screen,
                                    const std::stop_token& stop, const std::function<void(std::string)>& note);

}  // namespace chancery
