// SPDX-License-Identifier: EUPL-1.2
#include "source/plausible.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace chancery {
namespace {

constexpr std::size_t looked_at = 1024;

std::string beginning_of(const Bytes& body) {
    static constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    std::string_view text = std::string_view(body).substr(0, looked_at);
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

}  // namespace

std::string trouble_of_status(int status) {
    const std::string said = "the server answers " + std::to_string(status);
    switch (status) {
        case 401:
        case 403: return said + ": it wants credentials, or does not let this device in";
        case 404:
        case 410: return said + ": nothing is there; is the address right?";
        case 407: return said + ": the proxy wants credentials";
        case 429: return said + ": it is asked too often";
        case 511: return said + ": a captive portal wants someone to log in to this network";
        default: break;
    }
    if (status >= 500) return said + ": it has trouble of its own";
    return said + ": that is not what was asked for";
}

bool is_web_page(const Reply& reply) {
    const std::string begin = beginning_of(reply.body);
    static constexpr std::array<std::string_view, 5> marks{"<!doctype html", "<html", "<head", "<body", "<script"};
    const bool marked =
        std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return begin.starts_with(mark); });
    const bool xhtml = begin.starts_with("<?xml") && begin.find("<html") != std::string::npos;
    // A feed that is served as text/html by mistake is still a feed.
    const bool feed = begin.starts_with("{") || begin.starts_with("[") || begin.starts_with("<rss") ||
                      begin.starts_with("<feed") || begin.starts_with("<?xml");
    return marked || xhtml || (reply.content_type == "text/html" && !feed);
}

std::string implausible(const Reply& reply) {
    if (reply.status != 200) return trouble_of_status(reply.status);
    if (is_web_page(reply)) return "a web page came instead of a feed: it looks like a captive portal or an error page";
    if (beginning_of(reply.body).empty()) return "an empty answer came instead of a feed";
    return "";
}

}  // namespace chancery
