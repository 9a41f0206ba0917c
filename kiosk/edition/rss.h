// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "edition/draft.h"
#include "edition/xml_document.h"

namespace chancery {

// Whether the root element is that of RSS 0.9x, 2.0 or 1.0 (RDF).
bool is_rss(XmlElement root);

// Reads RSS 2.0 (https://www.rssboard.org/rss-specification) and RSS 1.0 with Media RSS, content:encoded and Dublin Core.
// `name` begins an error.
Status read_rss(XmlElement root, std::string_view name, const DraftSink& sink);

}  // namespace chancery
