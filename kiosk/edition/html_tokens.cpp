// SPDX-License-Identifier: EUPL-1.2
#include "edition/html_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "edition/html_entities.h"

namespace chancery {

namespace {

// Elements whose inside is not markup until their own end tag (HTML 13.2.5.2 to 13.2.5.5).
constexpr std::array<std::string_view, 9> raw_text = {"iframe", "noembed", "noframes", "noscript", "script",
                                                      "style",  "textarea", "title",   "xmp"};
constexpr std::size_t shortest_raw_text = 3;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool same_letters(std::string_view any_case, std::string_view lower_case) {
    return any_case.size() == lower_case.size() &&
           std::equal(any_case.begin(), any_case.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

struct Attribute {
    std::string_view name;
    std::string_view value;
};

// Takes the next attribute off the front of `rest`. Nothing at the '>' that ends the tag, or at the end of the text.
std::optional<Attribute> take_attribute(std::string_view& rest) {
    const auto skip = [&](auto condition) {
        std::size_t length = 0;
        while (length < rest.size() && condition(rest[length])) ++length;
        const std::string_view taken = rest.substr(0, length);
        rest.remove_prefix(length);
        return taken;
    };
    skip([](char c) { return is_space(c) || c == '/'; });
    if (rest.empty() || rest.front() == '>') return std::nullopt;
    Attribute found;
    const std::size_t first = rest.front() == '=' ? 1 : 0;  // an '=' here is a name's first letter
    std::size_t end = first;
    while (end < rest.size() && !is_space(rest[end]) && rest[end] != '/' && rest[end] != '>' && rest[end] != '=') ++end;
    found.name = rest.substr(0, end);
    rest.remove_prefix(end);
    skip(is_space);
    if (!rest.starts_with('=')) return found;
    rest.remove_prefix(1);
    skip(is_space);
    if (rest.starts_with('"') || rest.starts_with('\'')) {
        const std::size_t close = std::min(rest.find(rest.front(), 1), rest.size());
        found.value = rest.substr(1, close - 1);
        rest.remove_prefix(std::min(close + 1, rest.size()));
    } else {
        found.value = skip([](char c) { return !is_space(c) && c != '>'; });
    }
    return found;
}

}  // namespace

bool HtmlTokens::next() {
    while (!rest_.empty()) {
        if (rest_.front() == '<' && rest_.size() > 1) {
            const char c = rest_[1];
            if (is_letter(c) || c == '/' || c == '!' || c == '?') {
                if (markup()) return true;
                continue;
            }
        }
        const std::size_t end = std::min(rest_.find('<', 1), rest_.size());
        kind_ = Kind::text;
        text_ = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return true;
    }
    return false;
}

// Reads a tag (true), or passes over what is none (false).
bool HtmlTokens::markup() {
    const auto drop_through = [&](std::string_view end) {
        const std::size_t at = rest_.find(end, 2);
        rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + end.size());
        return false;
    };
    if (rest_.starts_with("<!--")) return drop_through("-->");
    if (rest_.starts_with("<![CDATA[")) return rest_.remove_prefix(9), false;  // feeds put prose into it
    if (rest_[1] == '!' || rest_[1] == '?') return drop_through(">");
    const bool closing = rest_[1] == '/';
    if (closing && (rest_.size() < 3 || !is_letter(rest_[2]))) return drop_through(">");
    tag(closing);
    return true;
}

void HtmlTokens::tag(bool closing) {
    kind_ = closing ? Kind::close : Kind::open;
    rest_.remove_prefix(closing ? 2 : 1);
    name_.clear();
    std::size_t end = 0;
    for (; end < rest_.size() && !is_space(rest_[end]) && rest_[end] != '/' && rest_[end] != '>'; ++end) {
        if (rest_[end] == ':') name_.clear();  // what stood before it was the namespace's mark
        else name_ += lower(rest_[end]);
    }
    rest_.remove_prefix(end);

    std::string_view after = rest_;
    while (!after.starts_with('>') && take_attribute(after)) {}
    attributes_ = rest_.substr(0, rest_.size() - after.size());
    rest_ = after.substr(after.empty() ? 0 : 1);
    if (!closing && name_.size() >= shortest_raw_text && std::find(raw_text.begin(), raw_text.end(), name_) != raw_text.end()) skip_raw_text();
}

// Leaves the end tag to be read next.
void HtmlTokens::skip_raw_text() {
    for (std::size_t at = rest_.find("</"); at != rest_.npos; at = rest_.find("</", at + 2)) {
        const std::string_view candidate = rest_.substr(at + 2, name_.size());
        const std::string_view after = rest_.substr(std::min(at + 2 + name_.size(), rest_.size()));
        const bool ends = after.empty() || is_space(after.front()) || after.front() == '/' || after.front() == '>';
        if (ends && same_letters(candidate, name_)) return rest_.remove_prefix(at);
    }
    rest_ = {};
}

void HtmlTokens::skip_element() {
    if (self_closing()) return;
    const std::string skipped = name_;
    for (int depth = 1; depth > 0 && next();)
        if (kind_ != Kind::text && name_ == skipped && !self_closing()) depth += kind_ == Kind::open ? 1 : -1;
}

bool HtmlTokens::has_attribute(std::string_view name) const {
    std::string_view rest = attributes_;
    while (const auto attribute = take_attribute(rest))
        if (same_letters(attribute->name, name)) return true;
    return false;
}

std::string HtmlTokens::attribute(std::string_view name) const {
    std::string_view rest = attributes_;
    while (const auto attribute = take_attribute(rest))
        if (same_letters(attribute->name, name)) return with_references_read(attribute->value);
    return {};
}

bool looks_like_html(std::string_view text) {
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
        const std::string_view tag = text.substr(at + 1, 4);
        if (tag.size() > 1 && tag[0] == '/' && is_letter(tag[1])) return true;
        if (tag.size() > 2 && lower(tag[0]) == 'b' && lower(tag[1]) == 'r' && (tag[2] == '>' || tag[2] == '/' || tag[2] == ' '))
            return true;
        if (tag.size() == 4 && same_letters(tag, "img ")) return true;
    }
    return false;
}

}  // namespace chancery
