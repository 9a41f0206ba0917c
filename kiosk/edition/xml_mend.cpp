// SPDX-License-Identifier: EUPL-1.2
#include "edition/xml_mend.h"

#include <algorithm>

#include "edition/html_entities.h"

namespace chancery {

namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

bool is_control(char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\x1B';  // ISO-2022-JP shifts with escapes
}

// The characters that XML allows (XML 1.0, 2.2).
bool is_allowed(unsigned long c) {
    return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

// Whether "&#…;" names a character that XML allows; `inside` is what stands between '&' and ';'.
bool is_good_number(std::string_view inside) {
    const bool hex = inside.size() > 2 && inside[1] == 'x';
    const std::string_view digits = inside.substr(hex ? 2 : 1);
    if (digits.empty() || digits.size() > 8) return false;
    if (digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") != digits.npos) return false;
    return is_allowed(std::stoul(std::string(digits), nullptr, hex ? 16 : 10));
}

// Appends the reference at the start of `text` as XML knows it; returns how many bytes it took.
std::size_t mend_reference(Bytes& out, std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && end < 12 && (is_alphanumeric(text[end]) || text[end] == '#')) ++end;
    const std::string_view inside = text.substr(1, end - 1);
    const bool closed = end < text.size() && text[end] == ';';
    if (!closed || inside.empty()) return out += "&amp;", 1;
    if (inside.front() == '#') {
        out += is_good_number(inside) ? text.substr(0, end + 1) : std::string_view(" ");
        return end + 1;
    }
    const char32_t character = named_character(inside);
    if (character == 0) return out += "&amp;", 1;
    out += "&#" + std::to_string(static_cast<unsigned long>(character)) + ';';
    return end + 1;
}

// What the rules of references do not hold in, by how it begins and ends.
struct Verbatim {
    std::string_view begin, end;
};
constexpr Verbatim verbatim[] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}};

// The length of such a part at the start of `text`; 0 where there is none.
std::size_t verbatim_length(std::string_view text) {
    for (const Verbatim& part : verbatim)
        if (text.starts_with(part.begin)) {
            const std::size_t end = text.find(part.end, part.begin.size());
            return end == text.npos ? text.size() : end + part.end.size();
        }
    return 0;
}

bool is_ascii_based(BytesView bytes) { return !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF") && bytes.substr(0, 4).find('\0') == bytes.npos; }

}  // namespace

Bytes mended_xml(BytesView xml) {
    if (!is_ascii_based(xml)) return Bytes(xml);
    if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
    Bytes out;
    out.reserve(xml.size() + xml.size() / 64);
    // The lines keep their numbers, so that complaints name the right one.
    const std::size_t leading = std::min(xml.find_first_not_of(" \t\r\n"), xml.size());
    const std::string lost_lines(static_cast<std::size_t>(std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(leading), '\n')), '\n');
    xml.remove_prefix(leading);

    if (const std::size_t declaration = xml.starts_with("<?xml ") ? verbatim_length(xml) : 0; declaration > 0) {
        out += xml.substr(0, declaration);
        xml.remove_prefix(declaration);
    }
    out += lost_lines;
    while (!xml.empty()) {
        std::size_t length = verbatim_length(xml);
        if (length == 0 && xml.front() == '&') {
            xml.remove_prefix(mend_reference(out, xml));
            continue;
        }
        if (length == 0) length = std::min(xml.find_first_of("<&", 1), xml.size());
        out += xml.substr(0, length);
        xml.remove_prefix(length);
    }
    std::replace_if(out.begin(), out.end(), is_control, ' ');
    return out;
}

}  // namespace chancery
