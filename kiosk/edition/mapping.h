// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace chancery {

// How an API's JSON is read, without code: which part is the list of items, which items stay away and why, and where each
// field of a statement is found (config/schema/mapping.schema.json; assets/mappings has the built-in ones). Pointers are
// RFC 6901, relative to the item; one that begins with '#' starts at the document's root, "{lang}" in one is the
// source's language.
struct Mapping {
    // Whether something holds of an item or a document. About what is not there, only `exists: false` says yes.
    struct Condition {
        enum class Test { exists, is_absent, is_one_of, is_none_of };
        std::vector<std::string> at;  // the first that exists counts
        Test test = Test::exists;
        std::vector<std::string> values;  // as spelled() writes them
        std::string because;              // for a publisher
    };

    // One way to a field's value.
    struct Way {
        // JSON:API: from the resource that the pointer names to the one in "/included" with its type and id, step by step.
        std::vector<std::string> follow;
        std::string get;
        std::string each;    // of every element of the list at `get`, this
        std::string suffix;  // put after what was found ("Z" for a date in UTC that does not say so)
        std::optional<std::string> constant;
    };

    std::string name;
    std::string base;   // what addresses are relative to; empty: the source's own address
    std::string items;  // an object there is one item
    std::vector<Condition> recognise;  // the document is of this API where all hold; none: only by name
    std::vector<Condition> refuse;     // the document is no list of items where one holds
    std::vector<Condition> drop;       // an item stays away where one holds
    std::map<std::string, std::vector<Way>, std::less<>> fields;  // the first way that finds something counts
};

// Reads a mapping file. Errors as json::Problems writes them, all of them.
Result<Mapping> read_mapping(std::string_view text, std::string_view name);

// A value as conditions compare it: `"text"`, `true`, `5`, `null`; empty for anything else.
std::string spelled(json::Value value);

// The mappings that come with the program, by name.
struct BuiltInMapping {
    std::string_view name;
    std::string_view text;
};
const std::vector<BuiltInMapping>& built_in_mappings();

}  // namespace chancery
