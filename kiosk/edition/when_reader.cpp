// SPDX-License-Identifier: EUPL-1.2
#include "edition/when_reader.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "edition/limits.h"
#include "edition/recurrence.h"

namespace chancery {
namespace {

using std::chrono::minutes;

constexpr std::size_t max_rule_bytes = 500;
constexpr minutes longest_occurrence = std::chrono::hours(24 * 366);

// Exactly two or four digits at this place of the text.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    const char* const end = text.data() + at + count;
    const auto read = std::from_chars(text.data() + at, end, value);
    const bool whole = read.ec == std::errc() && read.ptr == end && text[at] != '-';
    return whole ? std::optional(value) : std::nullopt;
}

// "18:00", "24:00": minutes after midnight.
std::optional<minutes> parse_time(std::string_view text) {
    const auto hour = digits(text, 0, 2), minute = digits(text, 3, 2);
    if (text.size() != 5 || text[2] != ':' || !hour || !minute) return std::nullopt;
    if (*hour > 24 || *minute > 59 || (*hour == 24 && *minute > 0)) return std::nullopt;
    return std::chrono::hours(*hour) + minutes(*minute);
}

// "2026-12-10"
std::optional<LocalDate> parse_date(std::string_view text) {
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) return std::nullopt;
    const LocalDate date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

minutes read_time(json::Reader& reader, std::string_view key, minutes otherwise) {
    const json::Value value = reader.value(key);
    if (!value) return otherwise;
    const auto time = value.string() ? parse_time(*value.string()) : std::nullopt;
    if (!time) reader.problem(value, "\"" + std::string(key) + "\" must be a time of day, \"00:00\" to \"24:00\"");
    return time.value_or(otherwise);
}

std::optional<LocalDate> read_date(json::Reader& reader, std::string_view key, json::Value value) {
    if (!value) return std::nullopt;
    const auto date = value.string() ? parse_date(*value.string()) : std::nullopt;
    if (!date) reader.problem(value, "\"" + std::string(key) + "\" must be a day such as \"2026-12-10\"");
    return date;
}

std::uint8_t read_days(json::Reader& reader) {
    constexpr std::string_view names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (!reader.has("days")) return 0x7f;
    std::uint8_t days = 0;
    for (const std::string& day : reader.strings("days", 7, 20)) {
        const auto* const found = std::find(std::begin(names), std::end(names), day);
        if (found == std::end(names)) reader.problem(reader.value("days"), "\"" + day + "\" is no day; the days are mon, tue, wed, thu, fri, sat, sun");
        else days = static_cast<std::uint8_t>(days | 1u << (found - std::begin(names)));
    }
    if (days == 0) reader.problem(reader.value("days"), "\"days\" must name at least one day");
    return days;
}

void read_hours(json::Reader& reader, Window& window) {
    window.days = read_days(reader);
    window.from = read_time(reader, "from", window.from);
    window.until = read_time(reader, "until", window.until);
    window.first = read_date(reader, "first", reader.value("first"));
    window.last = read_date(reader, "last", reader.value("last"));
    if (window.first && window.last && *window.last < *window.first)
        reader.problem(reader.value("last"), "\"last\" lies before \"first\"");
    if (window.from == window.until)
        reader.problem(reader.value("until"), "\"until\" is the same as \"from\"; for a whole day leave both out");
}

// "2026-05-09" or "2026-05-09T18:30"
void read_start(json::Reader& reader, Window& window) {
    const json::Value value = reader.value("start");
    const std::string_view text = value.string().value_or("");
    const auto date = parse_date(text.substr(0, 10));
    const auto time = text.size() == 10 ? std::optional(minutes(0)) : text.size() == 16 && text[10] == 'T' ? parse_time(text.substr(11)) : std::nullopt;
    if (date && time) window.start = std::chrono::local_days(*date) + *time;
    else reader.problem(value, "\"start\" must be a day or a time such as \"2026-05-09\" or \"2026-05-09T18:30\"");
}

void read_rule(json::Reader& reader, Window& window) {
    window.rule = reader.string("rule", "", max_rule_bytes);
    reader.require({"start"});
    if (reader.has("start")) read_start(reader, window);
    window.length = std::chrono::duration_cast<minutes>(reader.duration("length", window.length, minutes(1), longest_occurrence));
    for (const json::Value day : reader.array("except", 1000))
        if (const auto date = read_date(reader, "except", day)) window.except.push_back(*date);
    if (const std::string trouble = trouble_with_recurrence(window.rule, window.start); !trouble.empty())
        reader.problem(reader.value("rule"), "\"" + window.rule + "\": " + trouble);
}

Window read_window(json::Reader reader) {
    Window window;
    if (reader.has("rule")) read_rule(reader, window);
    else read_hours(reader, window);
    reader.finish();
    return window;
}

}  // namespace

bool is_time_zone(const std::string& name) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    return *zone != icu::TimeZone::getUnknown();
}

When read_when(json::Reader& reader, json::Problems& problems) {
    When when;
    when.time_zone = reader.string("time_zone", "", 64);
    if (!when.time_zone.empty() && !is_time_zone(when.time_zone))
        reader.problem(reader.value("time_zone"), "\"" + when.time_zone + "\" is no time zone; write it like \"Europe/Brussels\" (IANA)");
    for (const json::Value window : reader.array("when", max_windows)) when.windows.push_back(read_window(json::Reader(window, problems)));
    return when;
}

}  // namespace chancery
