// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "edition/draft.h"

namespace chancery {

// Finds out what a source's bytes are, where its settings leave it open, and lets that format's reader hand the items to
// `sink`. An error says what the bytes look like instead, in words for whoever set the address.
Status read_source(const SourceBytes& source, const DraftSink& sink);

}  // namespace chancery
