// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json_list.h"
#include "base/result.h"
#include "edition/draft.h"

namespace chancery {

// Whether the document calls itself a JSON Feed of version 1 or 1.1.
bool is_json_feed(const json::Document& document);

// Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) with the `_chancery` extension; `list` is that of its
// "items". As lenient as real generators need: a number for an id, dates that are none, addresses that are relative or
// nonsense, HTML where there should be text. What cannot be told from a mistake of meaning (a body that is no text)
// refuses the item.
Status read_json_feed(json::List& list, const DraftSink& sink);

// What the items of a document share where they do not say it themselves.
struct FeedDefaults {
    std::string_view language;
    std::string_view issuer;
    std::string_view base;  // what their links are relative to
};

// Reads one item; `pointer` says where in the document it stands ("/items/3").
Draft read_feed_item(const json::Document& document, json::Value item, std::size_t number, std::string pointer,
                     const FeedDefaults& defaults);

}  // namespace chancery
