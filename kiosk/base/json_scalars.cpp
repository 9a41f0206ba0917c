// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <cstdint>

#include "base/json_parser.h"
#include "base/octets16.h"
#include "base/utf8.h"

// The parser's strings, numbers and words.
namespace chancery::json {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Stands for itself inside a string, in one byte.
bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\'; }

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Past what stands for itself.
std::size_t past_plain(BytesView text, std::size_t at) {
    for (; at + 16 <= text.size(); at += 16) {
        const Octets16 octets = sixteen_at(text.data() + at);
        const Marks16 not_plain = control_or_wide(octets) | (octets == '"') | (octets == '\\');
        if (any(not_plain)) return at + before_first(not_plain);
    }
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
}

// Past the letters up to U+07FF, as those of Greek, Cyrillic, Hebrew and Arabic are, and what stands for itself between
// them. Such a letter has two octets, and one that lies half behind the sixteen is looked at again. Not from the text's
// first octet.
std::size_t past_pairs(BytesView text, std::size_t at) {
    for (std::size_t good = 16; good >= 15 && at + 16 <= text.size(); at += good) {
        const Octets16 octets = sixteen_at(text.data() + at), before = sixteen_at(text.data() + at - 1);
        const Marks16 pairs_badly = ((octets & 0xC0) == 0x80) ^ ((before & 0xE0) == 0xC0);
        good = before_first(pairs_badly | (octets < 0x20) | (octets == '"') | (octets == '\\') | ((octets & 0xFE) == 0xC0) | (octets >= 0xE0));
        if (good > 0 && (text[at + good - 1] & 0xE0) == 0xC0) --good;
    }
    return at;
}

}  // namespace

std::size_t Parser::end_of_plain_text() const {
    for (std::size_t at = at_;;) {
        at = past_plain(text_, at);
        if (at == text_.size() || !is_wide(text_[at])) return at;
        const std::size_t begin = at;
        at = past_pairs(text_, at);
        for (std::size_t wide = wide_character_length(text_.substr(at)); wide > 0; wide = wide_character_length(text_.substr(at))) at += wide;
        if (at == begin) return at;
    }
}

bool Parser::string() {
    if (!add(Kind::string)) return false;
    ++at_;
    const std::size_t begin = tape_.text.size();
    for (;;) {
        const std::size_t end = end_of_plain_text();
        tape_.text.append(text_.data() + at_, end - at_);
        at_ = end;
        if (take('"')) break;
        if (at_end() || here() != '\\') return unexpected("in string");
        if (!escape()) return false;
    }
    Node& node = tape_.nodes.back();
    node.text_begin = begin;
    node.count = static_cast<std::uint32_t>(tape_.text.size() - begin);
    return true;
}

bool Parser::escape() {
    ++at_;
    switch (here()) {
        case '"': case '\\': case '/': tape_.text += here(); break;
        case 'b': tape_.text += '\b'; break;
        case 'f': tape_.text += '\f'; break;
        case 'n': tape_.text += '\n'; break;
        case 'r': tape_.text += '\r'; break;
        case 't': tape_.text += '\t'; break;
        case 'u': return unicode_escape();
        default: return unexpected("in string, after a backslash");
    }
    ++at_;
    return true;
}

// "\u00e9", or the two halves of a surrogate pair (RFC 8259, 7).
bool Parser::unicode_escape() {
    char32_t code = 0, low = 0;
    if (!four_hex_digits(code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return malformed("in string, the second half of a surrogate pair stands alone");
    if (code >= 0xD800 && code <= 0xDBFF) {
        if (!take('\\') || here() != 'u' || !four_hex_digits(low) || low < 0xDC00 || low > 0xDFFF)
            return malformed("in string, the first half of a surrogate pair stands alone");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(tape_.text, code);
    return true;
}

bool Parser::four_hex_digits(char32_t& code) {
    ++at_;
    const BytesView four = text_.substr(std::min(at_, text_.size()), 4);
    std::uint32_t value = 0;
    const auto read = std::from_chars(four.data(), four.data() + four.size(), value, 16);
    if (four.size() < 4 || read.ptr != four.data() + 4) return malformed("in string, \"\\u\" needs four hexadecimal digits");
    at_ += 4;
    code = value;
    return true;
}

bool Parser::digits() {
    const std::size_t begin = at_;
    while (is_digit(here())) ++at_;
    return at_ > begin || unexpected("in number");
}

bool Parser::number() {
    if (here() != '-' && !is_digit(here())) return unexpected("in value");
    if (!add(Kind::integer)) return false;
    Node& node = tape_.nodes.back();
    const std::size_t begin = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    const std::size_t whole = at_;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
        if (!take('+')) take('-');
        if (!digits()) return false;
    }
    const char *const first = text_.data() + begin, *const last = text_.data() + at_;
    if (whole == at_ && std::from_chars(first, last, node.integer).ec == std::errc()) return true;
    node.kind = Kind::number;
    if (std::from_chars(first, last, node.number).ec == std::errc()) return true;
    return refuse(begin, ErrorKind::corrupt, "this number is too large, or too near to zero");
}

bool Parser::word(std::string_view word, Kind kind, bool yes) {
    if (!text_.substr(at_).starts_with(word)) return unexpected("in value");
    if (!add(kind)) return false;
    tape_.nodes.back().integer = yes;
    at_ += word.size();
    return true;
}

}  // namespace chancery::json
