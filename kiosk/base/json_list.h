// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_parser.h"

namespace chancery::json {

// A big document most of which is one list, read an element at a time: memory holds one element instead of all.
//
//   auto items = json::List::open(bytes, "mfa", "items", limits);
//   if (!items) return items.error();
//   use(items->around().root()["title"]);
//   while (!items->at_end()) {
//       const auto item = items->next();
//       if (!item) return item.error();
//       use(item->root());
//   }
//
// It refuses what parse() refuses, with the same words; but what is wrong inside an element is found by next().
class List {
public:
    // `text` must outlive the list; comments are no option. The list is the array under `key` of the root object.
    static Result<List> open(BytesView text, std::string_view name, std::string_view key, const Limits& limits);

    // Everything but the elements: the array has its size() and shows none. Where there is no such array, everything.
    [[nodiscard]] const Document& around() const { return around_; }

    [[nodiscard]] bool at_end() const { return next_ == spans_.size(); }
    // The next element as a document of its own; its places are those in the whole.
    Result<Document> next();

private:
    List(Document around, BytesView text, const Limits& limits, const Parser& parser);

    Document around_;
    BytesView text_;
    Limits limits_;
    std::vector<Parser::Span> spans_;
    std::size_t next_ = 0;
    std::size_t values_;
    std::shared_ptr<Tape> tape_;  // of the element before, whose memory is used again where nobody kept it
};

}  // namespace chancery::json
