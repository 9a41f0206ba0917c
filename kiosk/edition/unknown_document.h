// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/json.h"

namespace chancery {

// Whether bytes are XML, in any encoding.
bool looks_like_xml(BytesView bytes);

// What bytes are that no reader needs to try: nothing, a web page, a template that was never filled in. For whoever set
// the address. Empty where they may be a feed.
std::string looks_like_no_feed(BytesView bytes);

// What a JSON document is that no format recognises, and what to do about it.
std::string looks_like(const json::Document& document);

}  // namespace chancery
