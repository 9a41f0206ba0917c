// SPDX-License-Identifier: EUPL-1.2
#include "edition/ordinary_text.h"

#include <array>
#include <cstdint>

#include "edition/clean_text.h"

namespace chancery {

namespace {

// Letters, digits and punctuation that stand for themselves: no mark, no control, no invisible or private character.
struct Range {
    std::uint32_t first, last;
};
constexpr std::array<Range, 12> ordinary = {{
    {0x20, 0x7E},      // ASCII
    {0xA0, 0xAC},      // Latin-1: signs up to the soft hyphen …
    {0xAE, 0x24F},     // … and beyond, Latin Extended
    {0x386, 0x481},    // Greek, Cyrillic
    {0x5D0, 0x5EA},    // Hebrew letters
    {0x621, 0x64A},    // Arabic letters
    {0x660, 0x66D},    // Arabic digits
    {0x671, 0x6D3},    // Persian, Urdu and other Arabic letters
    {0x1E00, 0x1EFF},  // Vietnamese and other Latin
    {0x2010, 0x2027},  // dashes, quotation marks, bullet, ellipsis
    {0x3041, 0x3096},  // Hiragana
    {0x4E00, 0x9FFF},  // Han
}};

// The code point at the front of `text` and its length, where it is two or three bytes of valid UTF-8; else length 0.
struct Read {
    std::uint32_t code = 0;
    std::size_t length = 0;
};

Read read_wide(std::string_view text) {
    const auto octet = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const auto is_tail = [&](std::size_t i) { return (octet(i) & 0xC0) == 0x80; };
    if (text.size() >= 2 && octet(0) >= 0xC2 && octet(0) <= 0xDF && is_tail(1)) return {(octet(0) & 0x1F) << 6 | (octet(1) & 0x3F), 2};
    if (text.size() < 3 || (octet(0) & 0xF0) != 0xE0 || !is_tail(1) || !is_tail(2)) return {};
    const std::uint32_t code = (octet(0) & 0x0F) << 12 | (octet(1) & 0x3F) << 6 | (octet(2) & 0x3F);
    return code < 0x800 ? Read{} : Read{code, 3};
}

bool is_ordinary(std::uint32_t code) {
    for (const Range& range : ordinary)
        if (code <= range.last) return code >= range.first;
    return false;
}

}  // namespace

bool is_ordinary(std::string_view text) {
    if (text.size() > max_text_bytes || text.starts_with(' ') || text.ends_with(' ')) return false;
    std::size_t word = 0;  // characters since the last space
    for (std::size_t at = 0; at < text.size();) {
        const auto octet = static_cast<unsigned char>(text[at]);
        if (octet == ' ') {
            if (text[at + 1] == ' ') return false;
            word = 0;
            ++at;
            continue;
        }
        if (++word > static_cast<std::size_t>(max_word_letters)) return false;
        if (octet > ' ' && octet < 0x7F) {
            ++at;
            continue;
        }
        const Read wide = octet < 0x80 ? Read{} : read_wide(text.substr(at));
        if (wide.length == 0 || !is_ordinary(wide.code)) return false;
        at += wide.length;
    }
    return true;
}

}  // namespace chancery
