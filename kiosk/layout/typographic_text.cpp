// SPDX-License-Identifier: EUPL-1.2
#include "layout/typographic_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/language.h"

namespace chancery {
namespace {

constexpr char16_t no_break_space = 0x00A0, narrow_no_break_space = 0x202F;

void append(TypographicText& out, UChar32 c, std::uint32_t source) {
    if (U_IS_BMP(c)) {
        out.text += static_cast<char16_t>(c);
        out.source.push_back(source);
        return;
    }
    out.text += U16_LEAD(c);
    out.text += U16_TRAIL(c);
    out.source.insert(out.source.end(), 2, source);
}

UChar32 drawable(UChar32 c) {
    if (c < 0) return 0xFFFD;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFFFC) return ' ';
    return c;
}

bool is_digit_at(const std::u16string& text, std::size_t at) { return at < text.size() && u_isdigit(text[at]); }

// "10 000": a space between a digit and exactly three more.
bool groups_digits(const std::u16string& text, std::size_t at) {
    return at > 0 && is_digit_at(text, at - 1) && is_digit_at(text, at + 1) && is_digit_at(text, at + 2) &&
           is_digit_at(text, at + 3) && !is_digit_at(text, at + 4);
}

// The no-break space that French sets at a plain space here; 0 where it sets none.
char16_t french_space(const std::u16string& text, std::size_t at) {
    const char16_t before = at > 0 ? text[at - 1] : u'\0';
    const char16_t after = at + 1 < text.size() ? text[at + 1] : u'\0';
    if (after == u';' || after == u'!' || after == u'?') return narrow_no_break_space;
    if (after == u':' || after == u'»' || after == u'%' || after == u'€' || before == u'«') return no_break_space;
    return groups_digits(text, at) ? narrow_no_break_space : u'\0';
}

void bind_french(std::u16string& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == u' ')
            if (const char16_t space = french_space(text, at)) text[at] = space;
}

}  // namespace

TypographicText typographic(std::string_view utf8, std::string_view language) {
    TypographicText out;
    out.text.reserve(utf8.size());
    out.source.reserve(utf8.size() + 1);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(utf8.size(), INT32_MAX));
    for (std::int32_t i = 0; i < length;) {
        const auto source = static_cast<std::uint32_t>(i);
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        append(out, drawable(c), source);
    }
    out.source.push_back(static_cast<std::uint32_t>(length));
    if (same_language(language, "fr")) bind_french(out.text);
    return out;
}

char32_t code_point_at(const std::u16string& text, int at) {
    const auto place = static_cast<std::size_t>(at);
    const char32_t lead = text[place];
    if (U16_IS_SURROGATE_LEAD(lead) && place + 1 < text.size() && U16_IS_TRAIL(text[place + 1]))
        return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, text[place + 1]));
    return lead >= 0xD800 && lead <= 0xDFFF ? 0xFFFD : lead;
}

std::string to_utf8(const TypographicText& text, int begin, int end) {
    std::string utf8;
    icu::UnicodeString(false, text.text.data() + begin, end - begin).toUTF8String(utf8);
    return utf8;
}

}  // namespace chancery
