// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "edition/draft.h"
#include "edition/xml_document.h"

namespace chancery {

// Whether the root element is an Atom feed.
bool is_atom(XmlElement root);

// Reads Atom (RFC 4287) with Media RSS. `name` begins an error.
Status read_atom(XmlElement root, std::string_view name, const DraftSink& sink);

}  // namespace chancery
