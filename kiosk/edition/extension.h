// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json_reader.h"
#include "edition/draft.h"

namespace chancery {

// Reads an item's `_chancery` object into the draft: translations, embargo, expiry, kind, urgency, speaker, issuer and how
// its picture may be shown (config/schema/feed-extension.schema.json). Strict, unlike the rest of a feed: whoever writes
// it means this program, and a misspelt "show_from" that was passed over would show a statement too early. So any
// mistake refuses the item. Does nothing where `extension` is nothing.
void read_extension(const json::Document& document, json::Value extension, Draft& draft);

// Reads how a picture may be shown: "focus", "alt", "credit", "no_crop", "no_motion".
void read_picture_keys(json::Reader& reader, Picture& picture);

}  // namespace chancery
