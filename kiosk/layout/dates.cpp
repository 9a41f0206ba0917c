// SPDX-License-Identifier: EUPL-1.2
#include "layout/dates.h"

#include <unicode/datefmt.h>
#include <unicode/dtitvfmt.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

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
    // By the key's older name: to translate "nu" ICU builds a table of all that it knows, which takes longer than a page.
    if (only_european_digits(beside)) locale.setKeywordValue("numbers", "latn", error);
    return locale;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

UDate date_of(Instant instant) { return static_cast<UDate>(instant.time_since_epoch().count()); }

icu::TimeZone* zone_of(std::string_view name) {
    return icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())}));
}

}  // namespace

std::string written_date(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside) {
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_for(language, beside)));
    if (!format) return {};
    if (!time_zone.empty()) format->adoptTimeZone(zone_of(time_zone));
    icu::UnicodeString out;
    return utf8(format->format(date_of(instant), out));
}

std::string written_time(Instant begins, std::optional<Instant> ends, std::string_view time_zone, std::string_view language,
                         std::string_view beside) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateIntervalFormat> format(
        icu::DateIntervalFormat::createInstance(icu::UnicodeString("yMMMMEEEEdjm"), locale_for(language, beside), error));
    if (U_FAILURE(error)) return written_date(begins, time_zone, language, beside);
    if (!time_zone.empty()) format->adoptTimeZone(zone_of(time_zone));
    const icu::DateInterval interval(date_of(begins), date_of(std::max(begins, ends.value_or(begins))));
    icu::UnicodeString out;
    icu::FieldPosition nowhere(icu::FieldPosition::DONT_CARE);
    format->format(&interval, out, nowhere, error);
    return U_FAILURE(error) ? written_date(begins, time_zone, language, beside) : utf8(out);
}

namespace {

std::string written_as(const char* skeleton, Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createInstanceForSkeleton(icu::UnicodeString(skeleton), locale_for(language, beside), error));
    if (U_FAILURE(error)) return {};
    if (!time_zone.empty()) format->adoptTimeZone(zone_of(time_zone));
    icu::UnicodeString out;
    return utf8(format->format(date_of(instant), out));
}

}  // namespace

std::string written_clock(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside) {
    return written_as("jm", instant, time_zone, language, beside);
}

std::string written_moment(Instant instant, std::string_view time_zone, std::string_view language, std::string_view beside) {
    return written_as("MMMdjm", instant, time_zone, language, beside);
}

std::string city_of(std::string_view time_zone, std::string_view language) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale_for(language, ""), error));
    icu::UnicodeString city;
    if (U_SUCCESS(error)) names->getExemplarLocationName(icu::UnicodeString::fromUTF8({time_zone.data(), static_cast<int32_t>(time_zone.size())}), city);
    if (!city.isBogus() && !city.isEmpty()) return utf8(city);
    std::string last(time_zone.substr(time_zone.rfind('/') + 1));
    std::replace(last.begin(), last.end(), '_', ' ');
    return last;
}

namespace {

// What stands around a number or a date in a language.
struct Form {
    std::string_view language, before, after;
};

const Form* form_in(std::span<const Form> forms, std::string_view language) {
    const std::string_view tongue = language.substr(0, language.find('-'));
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& known) { return known.language == tongue; });
    return form == forms.end() ? nullptr : &*form;
}

std::string around(const Form& form, std::string_view what) { return std::string(form.before).append(what).append(form.after); }

}  // namespace

std::string written_number(std::string_view number, std::string_view language) {
    static constexpr std::array<Form, 12> forms = {{{"en", "No. ", ""}, {"fr", "n° ", ""}, {"de", "Nr. ", ""}, {"nl", "nr. ", ""},
        {"es", "n.º ", ""}, {"pt", "n.º ", ""}, {"it", "n. ", ""}, {"ar", "رقم ", ""}, {"ja", "第", "号"}, {"zh", "第", "号"},
        {"ko", "제", "호"}, {"tr", "No: ", ""}}};
    const Form* form = form_in(forms, language);
    return form ? around(*form, number) : "№ " + std::string(number);
}

std::string written_as_of(std::string_view date, std::string_view language) {
    static constexpr std::array<Form, 15> forms = {{{"en", "as of ", ""}, {"fr", "état au ", ""}, {"de", "Stand: ", ""},
        {"nl", "stand: ", ""}, {"es", "actualizado el ", ""}, {"pt", "atualizado em ", ""}, {"it", "aggiornato al ", ""},
        {"ar", "آخر تحديث: ", ""}, {"ja", "", "現在"}, {"zh", "截至", ""}, {"ko", "", " 기준"}, {"tr", "", " itibarıyla"},
        {"ru", "по состоянию на ", ""}, {"uk", "станом на ", ""}, {"pl", "stan na ", ""}}};
    const Form* form = form_in(forms, language);
    return form ? around(*form, date) : std::string();
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
