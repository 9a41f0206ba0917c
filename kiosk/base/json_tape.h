// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/json.h"

namespace chancery::json {

// A value or a key. A document is one array of these in the order of the text: an array is followed by its elements,
// an object by key, value, key, value. Nothing points at anything, so nothing recurses and all is freed at once.
struct Node {
    Kind kind = Kind::null;
    std::uint32_t offset = 0;  // where it begins in the source text
    std::uint32_t after = 0;   // index of the node that follows it and all that is in it
    std::uint32_t count = 0;   // elements, members, or bytes of text
    union {
        std::int64_t integer = 0;  // also a boolean as 0 or 1
        double number;
        std::size_t text_begin;
    };
};

struct Tape {
    std::string name;
    std::vector<Node> nodes;
    std::string text;                        // of all strings and keys, end to end
    std::shared_ptr<const std::vector<std::uint32_t>> line_starts;  // in the source text; the first is 0

    [[nodiscard]] const Node& at(std::uint32_t index) const { return nodes[index]; }
    [[nodiscard]] std::string_view text_of(const Node& node) const {
        return {text.data() + node.text_begin, node.count};
    }
    [[nodiscard]] Place place_of(std::size_t offset) const {
        const auto after = std::upper_bound(line_starts->begin(), line_starts->end(), offset);
        const auto line = static_cast<std::size_t>(after - line_starts->begin());
        return {line, offset - (*line_starts)[line - 1] + 1};
    }
};

}  // namespace chancery::json
