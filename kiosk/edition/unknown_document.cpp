// SPDX-License-Identifier: EUPL-1.2
#include "edition/unknown_document.h"

#include <algorithm>

#include "edition/html_text.h"

namespace chancery {

namespace {

BytesView after_spaces(BytesView bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

std::string lower(BytesView bytes) {
    std::string out(bytes);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

// " (\"Hotel login\")"; empty where the page has no title.
std::string title_of_page(BytesView page) {
    const BytesView start = page.substr(0, 16 * 1024);
    const std::string small = lower(start);
    const std::size_t tag = small.find("<title"), begin = small.find('>', tag), end = small.find("</title", begin);
    if (tag == small.npos || begin == small.npos || end == small.npos) return {};
    const auto title = read_line(start.substr(begin + 1, std::min<std::size_t>(end - begin - 1, 200)));
    return title && !title->empty() ? " (\"" + *title + "\")" : std::string();
}

bool is_web_page(BytesView text) {
    const std::string start = lower(text.substr(0, 64));
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") || start.starts_with("<body");
}

// "id, title, link …"
std::string keys_of(json::Value object) {
    std::string out;
    std::size_t count = 0;
    for (const json::Member member : object.members()) {
        if (++count > 6) return out + " …";
        out += (out.empty() ? "\"" : ", \"") + std::string(member.key.substr(0, 40)) + '"';
    }
    return out;
}

}  // namespace

bool looks_like_xml(BytesView bytes) {
    return after_spaces(bytes).starts_with('<') || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string looks_like_no_feed(BytesView bytes) {
    const BytesView text = after_spaces(bytes);
    if (text.empty()) return "this is empty, not a feed";
    if (is_web_page(text))
        return "this is a web page" + title_of_page(text) + ", not a feed: the feed has another address, or a network's login page stands in the way";
    const BytesView start = text.substr(0, 2048);
    if (text.starts_with("---") || start.find("{%") != start.npos || start.find("{{") != start.npos)
        return "this is the template of a feed, not the feed: the site's generator has not filled it in";
    return {};
}

std::string looks_like(const json::Document& document) {
    static const std::string teach = "; a mapping can teach the program to read it (docs/content.md)";
    const json::Value root = document.root();
    if (root["rss"]["channel"]) return "this is RSS written as JSON, which is not read: give the address of the site's RSS";
    if (root["@context"]) return "this is ActivityPub, whose lists are spread over many addresses: give the account's RSS, https://HOST/@NAME.rss";
    if (root["items"].kind() == json::Kind::array)
        return "this JSON has \"items\", but no \"version\": \"https://jsonfeed.org/version/1.1\" to say that it is a JSON Feed";
    if (root.kind() == json::Kind::array && root.size() == 0) return "this is an empty list: name its format in the settings";
    if (root.kind() == json::Kind::array) return "this is a list, but of no form that is known; its first element has " + keys_of(root[std::size_t{0}]) + teach;
    if (root.kind() == json::Kind::object) return "this is JSON of no form that is known; it has " + keys_of(root) + teach;
    return "this is " + std::string(name(root.kind())) + ", not a feed";
}

}  // namespace chancery
