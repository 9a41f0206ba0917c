// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <cstdint>
#include <cstring>

#include "base/json_parser.h"
#include "base/utf8.h"

// The parser's strings, numbers and words.
namespace chancery::json {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Stands for itself inside a string, in one byte.
bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\'; }

// Whether the eight bytes at `text` are all plain, found in one go: a byte's highest bit is set where it is wide, or where
// it is below 0x20 or equal to one of the two marks, because then the subtraction borrows. What a borrow does to the byte
// above does not matter: the answer is no already.
bool eight_plain(const char* text) {
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    const auto equal = [&](char c) { return (bytes ^ each * static_cast<std::uint8_t>(c)) - each; };
    return ((bytes | (bytes - each * 0x20) | equal('"') | equal('\\')) & each * 0x80) == 0;
}

}  // namespace

std::size_t Parser::end_of_plain_text() const {
    const std::size_t size = text_.size();
    std::size_t at = at_;
    for (;;) {
        while (at + 8 <= size && eight_plain(text_.data() + at)) at += 8;
        while (at < size && is_plain(text_[at])) ++at;
        std::size_t wide = at < size ? wide_character_length(text_.substr(at)) : 0;
        if (wide == 0) return at;
        for (; wide > 0; wide = wide_character_length(text_.substr(at))) at += wide;
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
