// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "edition/draft.h"
#include "edition/xml_document.h"

namespace chancery {

// Takes the widest picture that Media RSS (https://www.rssboard.org/media-rss) names in an item or entry, with its
// description and credit. Leaves the draft as it is where there is none.
void take_media(XmlElement item, Draft& draft);

}  // namespace chancery
