// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/geometry.h"
#include "base/result.h"
#include "base/share_rows.h"
#include "edition/edition.h"

namespace chancery {

constexpr std::size_t most_picture_bytes = 20 * 1024 * 1024;  // of a picture as it is fetched

// Sees to it that the archive holds the picture's prepared form for this screen, whole: makes it from the original where
// it is missing or damaged. missing, corrupt: the original is not there or damaged, so fetch it again; the errors of
// prepare() and of the archive otherwise. Any thread with its own archive; takes up to seconds.
Status make_ready(const Picture& picture, Size screen, Archive& archive, const ShareRows& share = nullptr);

// Prepares freshly fetched bytes for the picture and stores both; bytes that are no picture are not stored at all. The
// picture's `original` does not matter here. Returns the digest of the bytes.
Result<Digest> take_in(BytesView bytes, const Picture& picture, Size screen, Archive& archive, const ShareRows& share = nullptr);

// make_ready for a whole edition, such as the built-in one: its originals must lie in the archive. Returns what could
// not be done, one sentence a picture.
std::vector<std::string> prepare_pictures(const Edition& edition, Size screen, Archive& archive, std::stop_token stop);

}  // namespace chancery
