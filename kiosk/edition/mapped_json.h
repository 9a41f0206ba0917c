// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "edition/draft.h"
#include "edition/mapping.h"

namespace chancery {

// Whether the document is of the mapping's API, as far as it can tell.
bool recognises(const Mapping& mapping, const json::Document& document);

// Reads a document through a mapping. `language` stands for "{lang}" in its pointers.
Status read_mapped_json(const json::Document& document, const Mapping& mapping, std::string_view language, const DraftSink& sink);

}  // namespace chancery
