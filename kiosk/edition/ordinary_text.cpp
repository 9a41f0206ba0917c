// SPDX-License-Identifier: EUPL-1.2
#include "edition/ordinary_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/octets16.h"
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

constexpr bool is_in_a_range(std::uint32_t code) {
    for (const Range& range : ordinary)
        if (code <= range.last) return code >= range.first;
    return false;
}

// The answer for each character of two bytes: a search for each letter of Greek, Russian or Arabic would be most of the
// time that reading a feed in them takes.
constexpr auto two_byte_answers = [] {
    std::array<bool, 0x800> answers{};
    for (std::uint32_t code = 0; code < answers.size(); ++code) answers[code] = is_in_a_range(code);
    return answers;
}();

bool is_ordinary(std::uint32_t code) { return code < two_byte_answers.size() ? two_byte_answers[code] : is_in_a_range(code); }

constexpr auto longest = static_cast<std::size_t>(max_word_letters);
// The octets of ASCII after `before` that do not stand in words with single spaces.
Marks16 outside_words(Octets16 octets, Octets16 before) {
    return control_or_wide(octets) | (octets == 0x7F) | ((octets == ' ') & (before == ' '));
}

// Reads ASCII words, sixteen octets in one go, and says how far it came: to the end of the text, or before sixteen of
// which some stand outside of them, or with which a word could become too long. Not from the text's first octet. `word` is
// what is_ordinary() counts.
std::size_t end_of_ascii_words(std::string_view text, std::size_t at, std::size_t& word) {
    while (at < text.size() && text.size() > 16 && word + 16 <= longest) {
        const std::size_t begin = std::min(at, text.size() - 16);  // the last ones with some of those before them
        const Octets16 octets = sixteen_at(text.data() + begin);
        const Marks16 outside = outside_words(octets, sixteen_at(text.data() + begin - 1));
        if (any(outside)) return at;
        word = any(octets == ' ') ? 15 : word + 16;
        at = begin + 16;
    }
    return at;
}

// Reads letters of two octets, and the single spaces between them, from a letter on, and says how far it came: to the last
// octet, or to something else.
std::size_t end_of_two_octet_words(std::string_view text, std::size_t at, std::size_t& word) {
    while (at + 1 < text.size()) {
        const auto octet = static_cast<unsigned char>(text[at]), next = static_cast<unsigned char>(text[at + 1]);
        if (octet == ' ' && next > 0x7F) {
            word = 0;
            ++at;
            continue;
        }
        const bool letter = octet >= 0xC2 && octet <= 0xDF && (next & 0xC0) == 0x80;
        if (!letter || !two_byte_answers[(octet & 0x1FU) << 6 | (next & 0x3FU)] || word == longest) break;
        ++word;
        at += 2;
    }
    return at;
}

}  // namespace

bool is_ordinary(std::string_view text) {
    if (text.size() > max_text_bytes || text.starts_with(' ') || text.ends_with(' ')) return false;
    std::size_t word = 0;  // characters since the last space, or a few more
    for (std::size_t at = 0; at < text.size();) {
        if (at > 0) at = end_of_ascii_words(text, at, word);
        std::size_t stop = at + (at > 0 ? 8 : 1);
        while (at < std::min(stop, text.size())) {
            const auto octet = static_cast<unsigned char>(text[at]);
            if (octet == ' ' && text[at - 1] == ' ') return false;
            const Read read = octet < 0x80 ? Read{octet, 1} : read_wide(text.substr(at));
            if (read.length == 0 || !is_ordinary(read.code)) return false;
            word = octet == ' ' ? 0 : word + 1;
            if (word > longest) return false;
            at += read.length;
            if (read.length == 2) at = end_of_two_octet_words(text, at, word);
            if (read.length > 1) stop = at + 8;  // one wide letter is followed by others
        }
    }
    return true;
}

}  // namespace chancery
