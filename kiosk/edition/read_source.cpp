// SPDX-License-Identifier: EUPL-1.2
#include "edition/read_source.h"

#include "base/json.h"
#include "edition/json_feed.h"
#include "edition/limits.h"

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

}  // namespace

Status read_source(const SourceBytes& source, const DraftSink& sink) {
    const BytesView text = after_spaces(source.bytes);
    if (text.empty()) return no_feed(source, "this is empty, not a feed");
    if (is_web_page(text))
        return no_feed(source, "this is a web page, not a feed: the address is another one, or a network's login page stands in the way");
    return read_json(source, sink);
}

}  // namespace chancery
