// SPDX-License-Identifier: EUPL-1.2
#include "edition/read_source.h"

#include <algorithm>

#include "base/json_list.h"
#include "base/json_reader.h"
#include "edition/atom.h"
#include "edition/json_feed.h"
#include "edition/limits.h"
#include "edition/mapped_json.h"
#include "edition/rss.h"
#include "edition/unknown_document.h"
#include "edition/xml_document.h"

namespace chancery {

namespace {

constexpr json::Limits limits{.max_bytes = max_source_bytes, .max_depth = 16, .max_values = 8'000'000};

Error no_feed(const SourceBytes& source, std::string_view what) {
    return {ErrorKind::corrupt, json::complaint(source.name, {1, 1}, what)};
}

// The mapping that the settings name or spell out; nothing where its name is none.
std::optional<Result<Mapping>> mapping_by_format(const SourceBytes& source) {
    if (source.format.starts_with('{')) return read_mapping(source.format, source.name + "'s mapping");
    for (const BuiltInMapping& mapping : built_in_mappings())
        if (mapping.name == source.format) return read_mapping(mapping.text, mapping.name);
    return std::nullopt;
}

Status read_by_mapping(const SourceBytes& source, const Mapping& mapping, const DraftSink& sink) {
    auto document = json::parse(source.bytes, source.name, limits);
    if (!document) return document.error();
    return read_mapped_json(*document, mapping, source.language, sink);
}

Status read_json(const SourceBytes& source, const DraftSink& sink) {
    auto list = json::List::open(source.bytes, source.name, "items", limits);
    if (!list) return list.error();
    if (is_json_feed(list->around())) return read_json_feed(*list, sink);
    const auto document = list->at_end() ? list->around() : json::parse(source.bytes, source.name, limits);
    if (!document) return document.error();
    if (source.format == "jsonfeed") return no_feed(source, "this is no JSON Feed: " + looks_like(*document));
    for (const BuiltInMapping& built_in : built_in_mappings()) {
        const auto mapping = read_mapping(built_in.text, built_in.name);
        if (!mapping) return mapping.error();
        if (recognises(*mapping, *document)) return read_mapped_json(*document, *mapping, source.language, sink);
    }
    return no_feed(source, looks_like(*document));
}

Status read_xml(const SourceBytes& source, const DraftSink& sink) {
    auto document = XmlDocument::parse(source.bytes, source.name);
    if (!document) return document.error();
    const XmlElement root = document->root();
    if (is_rss(root)) return read_rss(root, source.name, sink);
    if (is_atom(root)) return read_atom(root, source.name, sink);
    return no_feed(source, "this is XML, but neither RSS nor Atom: its root element is <" + std::string(root.name().substr(0, 60)) + ">");
}

Error unknown_format(const SourceBytes& source) {
    std::vector<std::string_view> known = {"auto", "jsonfeed", "rss", "atom"};
    for (const BuiltInMapping& mapping : built_in_mappings()) known.push_back(mapping.name);
    std::string all;
    for (const std::string_view name : known) all += (all.empty() ? "" : ", ") + std::string(name);
    const std::string_view near = json::nearest(source.format, known);
    return {ErrorKind::unsupported, "source \"" + source.name + "\": there is no format \"" + source.format.substr(0, 40) + "\"; the formats are " + all +
                                        (near.empty() ? "" : "; did you mean " + std::string(near) + "?")};
}

}  // namespace

Status read_source(const SourceBytes& source, const DraftSink& sink) {
    if (source.bytes.size() > max_source_bytes)
        return Error{ErrorKind::refused, json::complaint(source.name, {1, 1}, "more than " + std::to_string(max_source_bytes >> 20) + " MiB")};
    if (const std::string what = looks_like_no_feed(source.bytes); !what.empty()) return no_feed(source, what);
    if (source.format == "rss" || source.format == "atom") return read_xml(source, sink);
    if (source.format == "auto" || source.format == "jsonfeed" || source.format.empty())
        return looks_like_xml(source.bytes) ? read_xml(source, sink) : read_json(source, sink);
    const auto mapping = mapping_by_format(source);
    if (!mapping) return unknown_format(source);
    return *mapping ? read_by_mapping(source, **mapping, sink) : Status(mapping->error());
}

}  // namespace chancery
