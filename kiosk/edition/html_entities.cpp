// SPDX-License-Identifier: EUPL-1.2
#include "edition/html_entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

#include "base/hex.h"

namespace chancery {

namespace {

constexpr std::size_t longest_name = 8;  // "thetasym", of the names that HTML 4 knows

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

std::size_t append_numeric(std::string& out, std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const std::size_t first = hex ? 3 : 2;
    std::size_t at = first;
    char32_t value = 0;
    for (; at < text.size(); ++at) {
        const int digit = hex ? hex_digit(text[at]) : is_digit(text[at]) ? text[at] - '0' : -1;
        if (digit < 0) break;
        value = std::min<char32_t>(value * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
    }
    if (at == first) {
        out += '&';
        return 1;
    }
    if (value >= 0x80 && value <= 0x9F && windows_1252[value - 0x80] != 0) value = windows_1252[value - 0x80];
    append_utf8(out, value == 0 ? 0xFFFD : value);
    return at + (at < text.size() && text[at] == ';');
}

}  // namespace

// The common ones first: the library searches its list from the top.
char32_t named_character(std::string_view name) {
    if (name == "amp") return '&';
    if (name == "nbsp") return 0xA0;
    if (name == "quot") return '"';
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "apos") return '\'';
    const std::string terminated(name);
    const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    return found ? static_cast<char32_t>(found->value) : 0;
}

std::size_t append_reference(std::string& out, std::string_view text) {
    if (text.size() > 1 && text[1] == '#') return append_numeric(out, text);
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name && is_alphanumeric(text[end])) ++end;
    const bool closed = end < text.size() && text[end] == ';';
    const char32_t value = end > 1 ? named_character(text.substr(1, end - 1)) : 0;
    if (value == 0 || (!closed && value > 0xFF)) {
        out += '&';
        return 1;
    }
    append_utf8(out, value);
    return end + closed;
}

std::string with_references_read(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty()) text.remove_prefix(append_reference(out, text));
    }
    return out;
}

}  // namespace chancery
