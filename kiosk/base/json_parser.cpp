// SPDX-License-Identifier: EUPL-1.2
#include "base/json_parser.h"

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <utility>

#include "base/octets16.h"

namespace chancery::json {

namespace {

constexpr int depth_of_elements = 2;  // the root object and its list are around them

// For sentences: "'x'", "the end of the text".
std::string spelled(BytesView text) {
    if (text.empty()) return "the end of the text";
    const auto octet = static_cast<unsigned char>(text.front());
    if (octet >= 0x20 && octet < 0x7F) return '\'' + std::string(1, text.front()) + '\'';
    char name[32];
    std::snprintf(name, sizeof name, octet < 0x20 ? "control character U+%04X" : "the byte 0x%02X", unsigned(octet));
    return name;
}

}  // namespace

bool Parser::refuse(std::size_t offset, ErrorKind kind, std::string_view what) {
    error_ = {kind, complaint(tape_.name, tape_.place_of(offset), what)};
    return false;
}

bool Parser::malformed(std::string_view what) { return refuse(at_, ErrorKind::corrupt, "this is not JSON: " + std::string(what)); }

bool Parser::unexpected(std::string_view where) {
    return malformed(std::string(where) + ", " + spelled(text_.substr(std::min(at_, text_.size()))) + " was not expected");
}

bool Parser::document() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (!space() || !value() || !space()) return false;
    return at_end() || unexpected("after the end of the document");
}

bool Parser::document_around(std::string_view list) {
    list_ = list;
    return document();
}

bool Parser::element(Span span) {
    const BytesView all = std::exchange(text_, text_.substr(0, span.end));
    at_ = span.begin;
    depth_ = depth_of_elements;
    const bool read = space() && value() && space() && (at_end() || unexpected("in array"));
    text_ = all;
    return read;
}

bool Parser::value() {
    switch (here()) {
        case '{': return object();
        case '[': return array();
        case '"': return string();
        case 't': return word("true", Kind::boolean, true);
        case 'f': return word("false", Kind::boolean, false);
        case 'n': return word("null", Kind::null, false);
        default: return number();
    }
}

bool Parser::add(Kind kind) {
    if (++values_ > limits_.max_values)
        return refuse(at_, ErrorKind::refused, "more than " + std::to_string(limits_.max_values) + " values in one document");
    Node node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(at_);
    node.after = static_cast<std::uint32_t>(tape_.nodes.size() + 1);
    tape_.nodes.push_back(node);
    return true;
}

bool Parser::open(Kind kind) {
    if (!add(kind)) return false;
    if (++depth_ > limits_.max_depth)
        return refuse(at_, ErrorKind::refused, "more than " + std::to_string(limits_.max_depth) + " arrays and objects inside each other");
    ++at_;
    return space();
}

bool Parser::close(std::size_t index) {
    --depth_;
    tape_.nodes[index].after = static_cast<std::uint32_t>(tape_.nodes.size());
    return true;
}

bool Parser::array() {
    const std::size_t index = tape_.nodes.size();
    if (!open(Kind::array)) return false;
    if (take(']')) return close(index);
    do {
        if (!space() || !value() || !space()) return false;
        ++tape_.nodes[index].count;
    } while (take(','));
    return take(']') ? close(index) : unexpected("in array");
}

bool Parser::object() {
    const std::size_t index = tape_.nodes.size();
    if (!open(Kind::object)) return false;
    if (take('}')) return close(index);
    do {
        if (!space() || !member() || !space()) return false;
        ++tape_.nodes[index].count;
    } while (take(','));
    return take('}') ? close(index) && keys_differ(index) : unexpected("in object");
}

bool Parser::member() {
    if (here() != '"') return unexpected("in object, where a key in quotation marks should stand");
    const std::size_t key = tape_.nodes.size();
    if (!string() || !space()) return false;
    if (!take(':')) return unexpected("in object, after a key");
    if (!space()) return false;
    const bool unread = list_ && depth_ == 1 && here() == '[' && tape_.text_of(tape_.nodes[key]) == *list_;
    return unread ? unread_array() : value();
}

bool Parser::keys_differ(std::size_t object) {
    keys_.clear();
    for (std::size_t at = object + 1; at < tape_.nodes[object].after; at = tape_.nodes[at + 1].after) keys_.push_back(static_cast<std::uint32_t>(at));
    const auto text = [this](std::uint32_t at) { return tape_.text_of(tape_.nodes[at]); };
    // By their lengths first, which tells most of them apart.
    std::sort(keys_.begin(), keys_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(tape_.nodes[a].count, text(a), a) < std::tuple(tape_.nodes[b].count, text(b), b);
    });
    const auto twin = std::adjacent_find(keys_.begin(), keys_.end(), [&](std::uint32_t a, std::uint32_t b) { return text(a) == text(b); });
    if (twin == keys_.end()) return true;
    return refuse(tape_.nodes[twin[1]].offset, ErrorKind::refused, "\"" + std::string(text(*twin)) + "\" stands twice in this object; which one is meant?");
}

bool Parser::space() {
    for (;; ++at_) {
        const char c = here();
        if (limits_.comments && c == '/') {
            if (!comment()) return false;
        }
        else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return true;
    }
}

// Stays on the comment's last byte.
bool Parser::comment() {
    const BytesView rest = text_.substr(at_);
    const bool block = rest.starts_with("/*");
    if (!block && !rest.starts_with("//")) return unexpected("in comment");
    const std::size_t end = rest.find(block ? "*/" : "\n", 2);
    if (end == rest.npos && block) return malformed("this comment has no end");
    at_ = end == rest.npos ? text_.size() - 1 : at_ + end + block;
    return true;
}

bool Parser::unread_array() {
    const std::size_t index = tape_.nodes.size();
    if (!open(Kind::array)) return false;
    if (take(']')) return close(index);
    do {
        const std::size_t begin = at_;
        if (!pass_over()) return false;
        elements_.push_back({begin, at_});
        ++tape_.nodes[index].count;
    } while (take(','));
    return take(']') && close(index);
}

// Up to the comma or the bracket that ends the element. It trusts the text to be JSON, and element() finds out.
bool Parser::pass_over() {
    for (int depth = 0; !at_end(); ++at_) {
        const char c = text_[at_];
        if (c == '"') pass_over_string();
        else if (depth == 0 && (c == ',' || c == ']')) return true;
        else if (c == '[' || c == '{') ++depth;
        else if (c == ']' || c == '}') --depth;
    }
    return unexpected("in array");
}

// Most strings are short, and to call the library for each takes longer than to look here.
std::size_t Parser::end_of_unquoted(std::size_t at) const {
    for (; at + 16 <= text_.size(); at += 16)
        if (const Marks16 marks = sixteen_at(text_.data() + at) == '"'; any(marks)) return at + before_first(marks);
    while (at < text_.size() && text_[at] != '"') ++at;
    return std::min(at, text_.size());
}

// Stays on the closing quotation mark.
void Parser::pass_over_string() {
    for (;;) {
        at_ = end_of_unquoted(at_ + 1);
        std::size_t before = at_;
        while (text_[before - 1] == '\\') --before;
        if (at_end() || (at_ - before) % 2 == 0) return;
    }
}

}  // namespace chancery::json
