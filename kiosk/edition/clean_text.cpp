// SPDX-License-Identifier: EUPL-1.2
#include "edition/clean_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "base/octets16.h"
#include "edition/ordinary_text.h"

namespace chancery {
namespace {

// What HTML reads for a numeric reference to 0x80–0x9F (WHATWG HTML, 13.2.5.80); 0 where Windows-1252 has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

constexpr UChar32 lre = 0x202A, rle = 0x202B, pdf = 0x202C, lro = 0x202D, rlo = 0x202E;
constexpr UChar32 lri = 0x2066, rli = 0x2067, pdi = 0x2069;  // U+2068, the first strong isolate, lies between
constexpr std::size_t max_isolate_depth = 16;

struct Character {
    UChar32 code;
    std::size_t begin;  // bytes of the input
    std::size_t end;
};

// ICU reads and writes octets, the standard library characters.
const std::uint8_t* octets(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

std::string place(const char* what, UChar32 code, std::size_t index) {
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, "%s (U+%04X, character %zu)", what, static_cast<unsigned>(code), index + 1);
    return buffer;
}

Result<std::vector<Character>> decode(std::string_view text) {
    if (text.size() > max_text_bytes)
        return {ErrorKind::refused, "the text is longer than " + std::to_string(max_text_bytes) + " bytes"};
    std::vector<Character> characters;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT(octets(text), i, length, code);
        if (code < 0) return {ErrorKind::corrupt, "the text is not valid UTF-8 at byte " + std::to_string(begin + 1)};
        if (code >= 0x80 && code <= 0x9F && windows_1252[static_cast<std::size_t>(code - 0x80)] != 0)
            code = windows_1252[static_cast<std::size_t>(code - 0x80)];
        characters.push_back({code, static_cast<std::size_t>(begin), static_cast<std::size_t>(i)});
    }
    return characters;
}

// White space at which lines may break: it becomes a plain space. The spaces that bind (U+00A0, U+202F, U+2007) and the
// typographer's thin ones keep their width.
bool is_plain_space(UChar32 c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x2028 || c == 0x2029 || c == 0xFFFC || c == 0x1680;
}

bool is_tag(UChar32 c) { return c >= 0xE0000 && c <= 0xE007F; }

bool is_variation_selector(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) && c != 0x180F; }

bool is_private(UChar32 c) { return u_charType(c) == U_PRIVATE_USE_CHAR; }

bool is_wordlike(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Invisible, and without meaning for the reader: byte order mark, Hangul fillers, deprecated format characters.
bool is_noise(UChar32 c) {
    return c == 0xFEFF || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0x206A && c <= 0x206F) || U_IS_UNICODE_NONCHAR(c);
}

// Marks that are drawn one above the other. Signs of Indic and South-East Asian scripts have class 0 and their own place.
bool is_stacking_mark(UChar32 c) { return u_getCombiningClass(c) > 9; }

// Scripts whose words stand without spaces, or whose lines break anywhere.
bool is_written_without_spaces(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return uscript_breaksBetweenLetters(script) || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) ||
           script == USCRIPT_TIBETAN || script == USCRIPT_JAVANESE || script == USCRIPT_BALINESE;
}

bool is_mongolian(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_MONGOLIAN;
}

class Cleaner {
public:
    explicit Cleaner(std::vector<Character> characters) : in_(std::move(characters)) {}

    Status run() {
        for (index_ = 0; index_ < in_.size(); ++index_)
            if (Status taken = take(in_[index_].code); !taken) return taken;
        while (!open_.empty()) close_one();
        trim_end();
        return {};
    }

    std::string out;
    std::vector<std::pair<std::size_t, std::size_t>> places;  // byte of the input → byte of the output, rising

private:
    Status take(UChar32 c) {
        places.emplace_back(in_[index_].begin, out.size());
        if (is_plain_space(c)) return space(), Status{};
        if (Status allowed = refuse(c); !allowed) return allowed;
        if (is_directional(c)) return direct(c);
        if (is_noise(c) || is_stray_separator(c) || is_stray_tag(c) || is_private(c)) return {};
        if (is_variation_selector(c) && !has_base()) return {};
        if (Status allowed = count(c); !allowed) return allowed;
        put(c);
        return {};
    }

    Status refuse(UChar32 c) const {
        if (c == lro || c == rlo) return {ErrorKind::refused, place("overrides the direction of text", c, index_)};
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return {ErrorKind::refused, place("holds a control character", c, index_)};
        if (c >= 0xFFF9 && c <= 0xFFFB) return {ErrorKind::refused, place("holds an annotation character", c, index_)};
        if (is_private(c) && touches_word())
            return {ErrorKind::refused, place("holds a private-use character inside a word", c, index_)};
        return {};
    }

    [[nodiscard]] bool touches_word() const {
        return (index_ > 0 && is_wordlike(in_[index_ - 1].code)) ||
               (index_ + 1 < in_.size() && is_wordlike(in_[index_ + 1].code));
    }
    // The vowel separator gives a Mongolian word its last letter's form; it has no other use.
    [[nodiscard]] bool is_stray_separator(UChar32 c) const { return c == 0x180E && (index_ == 0 || !is_mongolian(in_[index_ - 1].code)); }
    // A tag character belongs to the flags of England, Scotland and Wales; anywhere else it hides text.
    [[nodiscard]] bool is_stray_tag(UChar32 c) const {
        if (!is_tag(c)) return false;
        std::size_t first = index_;
        while (first > 0 && is_tag(in_[first - 1].code)) --first;
        std::size_t last = index_;
        while (last + 1 < in_.size() && is_tag(in_[last + 1].code)) ++last;
        return first == 0 || in_[first - 1].code != 0x1F3F4 || last - first > 6 || in_[last].code != 0xE007F;
    }

    static bool is_directional(UChar32 c) { return (c >= lre && c <= pdf) || (c >= lri && c <= pdi); }

    Status direct(UChar32 c) {
        if (c == pdf || c == pdi) {
            if (!open_.empty() && open_.back() == c) close_one();
            return {};
        }
        if (open_.size() == max_isolate_depth)
            return {ErrorKind::refused, place("nests directions too deep", c, index_)};
        open_.push_back(c == lre || c == rle ? pdf : pdi);
        put(c == lre ? lri : c == rle ? rli : c);
        return {};
    }

    void close_one() {
        open_.pop_back();
        put(pdi);
    }

    // Whether there is something before the end of the output that a variation selector can vary.
    [[nodiscard]] bool has_base() const { return last_ != 0 && last_ != ' ' && !is_variation_selector(last_); }

    Status count(UChar32 c) {
        const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        stacked_ = is_stacking_mark(c) ? stacked_ + 1 : (mark ? stacked_ : 0);
        marks_ = mark ? marks_ + 1 : 0;
        if (stacked_ > max_stacked_marks || marks_ > 4 * max_stacked_marks)
            return {ErrorKind::refused, place("piles up marks on one letter", c, index_)};
        letters_ = is_wordlike(c) && !is_written_without_spaces(c) ? letters_ + 1 : 0;
        if (letters_ > max_word_letters)
            return {ErrorKind::refused, place("has a word without end", c, index_)};
        return {};
    }

    void space() {
        letters_ = marks_ = stacked_ = 0;
        if (!out.empty() && out.back() != ' ') put(' ');
    }

    // A space before the closing isolate at the very end stays; it is invisible there.
    void trim_end() {
        while (!out.empty() && out.back() == ' ') out.pop_back();
    }

    void put(UChar32 c) {
        std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
        std::size_t length = 0;
        U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
        out.append(reinterpret_cast<const char*>(bytes.data()), length);
        last_ = c;
    }

    std::vector<Character> in_;
    std::size_t index_ = 0;
    std::vector<UChar32> open_;
    UChar32 last_ = 0;  // put out
    int stacked_ = 0, marks_ = 0, letters_ = 0;
};

Result<Cleaner> cleaned(std::string_view text) {
    auto characters = decode(text);
    if (!characters) return characters.error();
    Cleaner cleaner(std::move(*characters));
    if (Status done = cleaner.run(); !done) return done.error();
    return cleaner;
}

std::size_t moved(const Cleaner& cleaner, std::size_t offset) {
    const auto at = std::lower_bound(cleaner.places.begin(), cleaner.places.end(), offset,
                                     [](const auto& place, std::size_t value) { return place.first < value; });
    return std::min(at == cleaner.places.end() ? cleaner.out.size() : at->second, cleaner.out.size());
}

// Bits for the three alphabets that look alike.
int lookalike_alphabet(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
        case USCRIPT_LATIN: return 1;
        case USCRIPT_GREEK: return 2;
        case USCRIPT_CYRILLIC: return 4;
        default: return 0;
    }
}

// Whether an octet of UTF-8 may begin a letter of these two: U+0340 to U+053F, U+1000 to U+2FFF (Greek Extended, the Ohm
// sign), U+A000 to U+AFFF, and what lies beyond U+FFFF. Without one, no word can mix them with anything.
Marks16 may_begin_greek_or_cyrillic(Octets16 octet) {
    return ((octet >= 0xCD) & (octet <= 0xD4)) | (octet == 0xE1) | (octet == 0xE2) | (octet == 0xEA) | (octet >= 0xF0);
}

bool may_hold_greek_or_cyrillic(std::string_view text) {
    Marks16 found{};
    std::size_t at = 0;
    for (; at + 16 <= text.size(); at += 16) found |= may_begin_greek_or_cyrillic(sixteen_at(text.data() + at));
    char rest[16] = {};
    text.copy(rest, sizeof rest, at);
    return any(found | may_begin_greek_or_cyrillic(sixteen_at(rest)));
}

}  // namespace

Result<std::string> clean_text(std::string_view text) {
    if (is_ordinary(text)) return std::string(text);
    auto cleaner = cleaned(text);
    if (!cleaner) return cleaner.error();
    return std::move(cleaner->out);
}

Status clean_block(Block& block) {
    if (is_ordinary(block.text)) return {};
    auto cleaner = cleaned(block.text);
    if (!cleaner) return cleaner.error();
    std::vector<Emphasis> emphasis;
    for (Emphasis stretch : block.emphasis) {
        stretch.begin = moved(*cleaner, stretch.begin);
        stretch.end = moved(*cleaner, stretch.end);
        if (stretch.begin < stretch.end) emphasis.push_back(stretch);
    }
    block.text = std::move(cleaner->out);
    block.emphasis = std::move(emphasis);
    return {};
}

std::optional<std::string> mixed_script_word(std::string_view text) {
    if (!may_hold_greek_or_cyrillic(text)) return std::nullopt;
    int alphabets = 0;
    std::int32_t start = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    const auto mixed = [&] { return alphabets != 0 && (alphabets & (alphabets - 1)) != 0; };
    const auto word = [&](std::int32_t end) {
        return std::string(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
    };
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(octets(text), i, length, c);
        if (c >= 0 && is_wordlike(c)) {
            alphabets |= lookalike_alphabet(c);
            continue;
        }
        if (mixed()) return word(begin);
        alphabets = 0;
        start = i;
    }
    if (mixed()) return word(length);
    return std::nullopt;
}

}  // namespace chancery
