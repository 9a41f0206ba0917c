// SPDX-License-Identifier: EUPL-1.2
#include "edition/read_source.h"

#include <algorithm>

#include "base/json.h"
#include "edition/atom.h"
#include "edition/json_feed.h"
#include "edition/limits.h"
#include "edition/rss.h"
#include "edition/xml_document.h"

namespace chancery {

namespace {

constexpr json::Limits limits{.max_bytes = max_source_bytes, .max_depth = 16, .max_values = 8'000'000};

Error no_feed(const SourceBytes& source, std::string_view what) {
    return {ErrorKind::corrupt, json::complaint(source.name, {1, 1}, what)};
}

std::string_view after_spaces(BytesView bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

std::string lower_start(BytesView bytes) {
    std::string start(bytes.substr(0, 64));
    for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return start;
}

bool is_web_page(BytesView bytes) {
    const std::string start = lower_start(bytes);
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head");
}

Status read_json(const SourceBytes& source, const DraftSink& sink) {
    auto document = json::parse(source.bytes, source.name, limits);
    if (!document) return document.error();
    if (is_json_feed(*document)) return read_json_feed(*document, sink);
    return no_feed(source, "this is JSON, but no JSON Feed");
}

Status read_xml(const SourceBytes& source, const DraftSink& sink) {
    auto document = XmlDocument::parse(source.bytes, source.name);
    if (!document) return document.error();
    const XmlElement root = document->root();
    if (is_rss(root)) return read_rss(root, source.name, sink);
    if (is_atom(root)) return read_atom(root, source.name, sink);
    return no_feed(source, "this is XML, but neither RSS nor Atom: its root element is <" + std::string(root.name().substr(0, 60)) + ">");
}

// XML in any encoding begins with '<' or with the mark of UTF-16.
bool is_xml(BytesView text) { return text.starts_with('<') || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

}  // namespace

Status read_source(const SourceBytes& source, const DraftSink& sink) {
    const BytesView text = after_spaces(source.bytes);
    if (text.empty()) return no_feed(source, "this is empty, not a feed");
    if (is_web_page(text))
        return no_feed(source, "this is a web page, not a feed: the address is another one, or a network's login page stands in the way");
    return is_xml(text) ? read_xml(source, sink) : read_json(source, sink);
}

}  // namespace chancery
