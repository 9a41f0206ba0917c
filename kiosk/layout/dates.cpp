// SPDX-License-Identifier: EUPL-1.2
#include "layout/dates.h"

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace chancery {
namespace {

bool only_european_digits(std::string_view text) {
    const auto words = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    bool european = false;
    for (int32_t i = 0; i < words.length(); i = words.moveIndex32(i, 1)) {
        const UChar32 c = words.char32At(i);
        if (!u_isdigit(c)) continue;
        if (c > '9') return false;
        european = true;
    }
    return european;
}

icu::Locale locale_for(std::string_view language, std::string_view beside) {
    UErrorCode error = U_ZERO_ERROR;
    // English without a region is the world's, not America's: "10 December 2025".
    if (language == "en") language = "en-001";
    icu::Locale locale = icu::Locale::forLanguageTag({language.data(), static_cast<int32_t>(language.size())}, error);
    if (U_FAILURE(error)) locale = icu::Locale::getRoot();
    error = U_ZERO_ERROR;
    if (only_european_digits(beside)) locale.setUnicodeKeywordValue("nu", "latn", error);
    return locale;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

}  // namespace

std::string written_date(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside) {
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_for(language, beside)));
    if (!format) return {};
    if (!time_zone.empty())
        format->adoptTimeZone(icu::TimeZone::createTimeZone(
            icu::UnicodeString::fromUTF8({time_zone.data(), static_cast<int32_t>(time_zone.size())})));
    icu::UnicodeString out;
    return utf8(format->format(static_cast<UDate>(instant.time_since_epoch().count()), out));
}

std::string page_mark(std::size_t page, std::size_t pages, std::string_view language, std::string_view beside) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(locale_for(language, beside), error));
    if (U_FAILURE(error)) return std::to_string(page) + "/" + std::to_string(pages);
    icu::UnicodeString out;
    format->format(static_cast<int32_t>(page), out);
    out.append(u'/');
    return utf8(format->format(static_cast<int32_t>(pages), out));
}

}  // namespace chancery
