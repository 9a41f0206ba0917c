// SPDX-License-Identifier: EUPL-1.2
#include "layout/dates.h"

#include <unicode/datefmt.h>
#include <unicode/dtitvfmt.h>
#include <unicode/formattedvalue.h>
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
#include <vector>

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

// A day, a month, an hour, as ICU wrote it out.
struct WrittenField {
    enum class Of { date, weekday, time };
    int32_t begin, end;
    Of of;
};
using Of = WrittenField::Of;

Of kind_of(int32_t field) {
    static constexpr std::array<int32_t, 9> times = {
        UDAT_HOUR_OF_DAY1_FIELD, UDAT_HOUR_OF_DAY0_FIELD, UDAT_MINUTE_FIELD, UDAT_SECOND_FIELD, UDAT_AM_PM_FIELD, UDAT_HOUR1_FIELD,
        UDAT_HOUR0_FIELD, UDAT_AM_PM_MIDNIGHT_NOON_FIELD, UDAT_FLEXIBLE_DAY_PERIOD_FIELD};
    if (field == UDAT_DAY_OF_WEEK_FIELD || field == UDAT_STANDALONE_DAY_FIELD || field == UDAT_DOW_LOCAL_FIELD) return Of::weekday;
    return std::find(times.begin(), times.end(), field) != times.end() ? Of::time : Of::date;
}

std::vector<WrittenField> fields_of(const icu::FormattedDateInterval& written, UErrorCode& error) {
    std::vector<WrittenField> fields;
    icu::ConstrainedFieldPosition at;
    at.constrainCategory(UFIELD_CATEGORY_DATE);
    while (written.nextPosition(at, error) != 0) fields.push_back({at.getStart(), at.getLimit(), kind_of(at.getField())});
    return fields;
}

constexpr char16_t no_break_space = 0x00A0, narrow_no_break_space = 0x202F, thin_space = 0x2009, word_joiner = 0x2060;

bool is_space(char16_t c) { return c == ' ' || c == thin_space; }
bool is_comma(char16_t c) { return c == ',' || c == 0x060C || c == 0xFF0C || c == 0x3001; }
// What lines may end at without a space: the dash of a range, and signs of Chinese and Japanese.
bool ends_lines(char16_t c) { return c == 0x2013 || (c >= 0x2E80 && !(c >= 0xAC00 && c <= 0xD7A3)); }

// The space between two fields, or the sign behind them, where a line may end: after a comma that parts a weekday or the hours from the day, else at
// the first space before the hours, or at the last before the next day; -1: nowhere.
int32_t opening(const icu::UnicodeString& text, const WrittenField& before, const WrittenField& after) {
    const bool to_time = before.of != Of::time && after.of == Of::time, to_date = before.of == Of::time && after.of != Of::time;
    const bool at_comma = to_time || to_date || before.of == Of::weekday || after.of == Of::weekday;
    int32_t first = -1, last = -1;
    for (int32_t at = before.end; at < after.begin; ++at) {
        if (!is_space(text[at])) continue;
        if (at_comma && at > before.end && is_comma(text[at - 1])) return at;
        if (first < 0) first = at;
        last = at;
    }
    return to_time ? first : !to_date ? -1 : last < 0 ? after.begin : last;
}

// Lines end only at such places: not between a day and its month or its year, nor within the hours.
icu::UnicodeString bound(const icu::UnicodeString& text, const std::vector<WrittenField>& fields) {
    std::vector<int32_t> open;
    for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
        open.push_back(opening(text, fields[i], fields[i + 1]));
        // "2026年3月20日" and its weekday.
        if (open.back() < 0 && fields[i + 1].of == Of::weekday) open.push_back(fields[i + 1].begin);
    }
    icu::UnicodeString out;
    for (int32_t at = 0; at < text.length(); ++at) {
        const char16_t c = text[at];
        const bool is_open = std::find(open.begin(), open.end(), at) != open.end();
        if (!is_open && at > 0 && !is_space(c) && !is_space(text[at - 1]) && (ends_lines(c) || ends_lines(text[at - 1]))) out.append(word_joiner);
        out.append(is_open || !is_space(c) ? c : c == ' ' ? no_break_space : narrow_no_break_space);
    }
    return out;
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
    const icu::FormattedDateInterval written = format->formatToValue(interval, error);
    const std::vector<WrittenField> fields = fields_of(written, error);
    const icu::UnicodeString text = written.toString(error);
    return U_FAILURE(error) ? written_date(begins, time_zone, language, beside) : utf8(bound(text, fields));
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
