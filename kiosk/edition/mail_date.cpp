// SPDX-License-Identifier: EUPL-1.2
#include "edition/mail_date.h"

#include <array>
#include <charconv>
#include <vector>

namespace chancery {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

struct NamedZone {
    std::string_view name;
    int hours;
};
constexpr std::array<NamedZone, 12> zones = {{{"gmt", 0}, {"ut", 0}, {"utc", 0}, {"z", 0}, {"est", -5}, {"edt", -4}, {"cst", -6},
                                              {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}}};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == ',' || c == '\t' || c == '\r' || c == '\n') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::optional<int> number(std::string_view digits, std::size_t min_length, std::size_t max_length) {
    int value = 0;
    if (digits.size() < min_length || digits.size() > max_length) return std::nullopt;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
}

std::optional<std::chrono::sys_days> day_of(std::string_view day, std::string_view month, std::string_view year) {
    const auto d = number(day, 1, 2), y = number(year, 2, 4);
    std::size_t m = 0;
    while (m < months.size() && !month.starts_with(months[m])) ++m;
    if (!d || !y || m == months.size()) return std::nullopt;
    const int whole_year = year.size() == 4 ? *y : year.size() == 3 ? *y + 1900 : *y + (*y < 50 ? 2000 : 1900);
    const std::chrono::year_month_day date{std::chrono::year(whole_year), std::chrono::month(static_cast<unsigned>(m + 1)),
                                           std::chrono::day(static_cast<unsigned>(*d))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

// "10:00" or "10:00:00".
std::optional<Duration> time_of(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) return std::nullopt;
    const auto hour = number(text.substr(0, 2), 2, 2), minute = number(text.substr(3, 2), 2, 2);
    const auto second = text.size() == 8 ? number(text.substr(6), 2, 2) : std::optional(0);
    const bool colons = text[2] == ':' && (text.size() == 5 || text[5] == ':');
    if (!colons || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::optional<Duration> zone_of(std::string_view text) {
    for (const NamedZone& zone : zones)
        if (zone.name == text) return std::chrono::hours(zone.hours);
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto hours = number(text.substr(1, 2), 2, 2), minutes = number(text.substr(3), 2, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    const Duration offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return text[0] == '-' ? -offset : offset;
}

}  // namespace

std::optional<Instant> parse_mail_date(std::string_view text) {
    if (text.size() > 80) return std::nullopt;
    std::vector<std::string> words = words_of(text);
    if (words.size() == 6) words.erase(words.begin());  // the day's name, in whatever language
    if (words.size() != 5) return std::nullopt;
    const auto day = day_of(words[0], words[1], words[2]);
    const auto time = time_of(words[3]);
    const auto zone = zone_of(words[4]);
    if (!day || !time || !zone) return std::nullopt;
    return *day + *time - *zone;
}

}  // namespace chancery
