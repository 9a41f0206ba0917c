// SPDX-License-Identifier: EUPL-1.2
#include "base/json_reader.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "base/hex.h"

namespace chancery::json {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text.substr(0, 80)) + '"'; }

std::string decimal(double value) {
    char text[32];
    return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%g", value))};
}

// "250ms", "90s", "15m": in the largest unit that needs no fraction.
std::string spelled(Duration duration) {
    const std::int64_t ms = duration.count();
    for (const auto& [unit, size] : {std::pair("d", 86'400'000), {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}})
        if (ms != 0 && ms % size == 0) return std::to_string(ms / size) + unit;
    return std::to_string(ms) + "ms";
}

// Levenshtein's distance: how many letters to insert, remove or exchange.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t exchanged = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + quoted(name);
    return out;
}

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known) {
    const std::string_view near = nearest(name, known);
    return near.empty() ? std::string() : "; did you mean " + quoted(near) + '?';
}

std::optional<Color> parse_color(std::string_view text) {
    if ((text.size() != 4 && text.size() != 7) || text.front() != '#') return std::nullopt;
    const std::size_t width = text.size() == 4 ? 1 : 2;
    std::uint8_t channels[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = hex_digit(text[1 + i * width]), low = hex_digit(text[i * width + width]);
        if (high < 0 || low < 0) return std::nullopt;
        channels[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Color{channels[0], channels[1], channels[2], 255};
}

}  // namespace

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(2, std::min<std::size_t>(name.size(), 64) / 3) + 1;
    for (const std::string_view candidate : known)
        if (const std::size_t changes = distance(name.substr(0, 64), candidate); changes < fewest) {
            fewest = changes;
            best = candidate;
        }
    return best;
}

std::vector<std::string> Problems::lines() const {
    std::vector<std::string> out;
    for (const Problem& problem : all_) out.push_back(complaint(name_, problem.place, problem.what));
    return out;
}

Status Problems::status() const {
    if (all_.empty()) return {};
    std::string text;
    for (const std::string& line : lines()) text += (text.empty() ? "" : "\n") + line;
    return {ErrorKind::corrupt, text};
}

Reader::Reader(Value object, Problems& problems) : object_(object), problems_(problems) {
    if (object) asked_.reserve(32);  // as many as most objects are asked for
    if (object && object.kind() != Kind::object)
        problems_.add(object, "this is " + std::string(name(object.kind())) + "; it must be an object, { … }");
}

Value Reader::find(std::string_view key) {
    if (!object_) return {};
    asked_.push_back(key);  // twice does no harm, and to look for it costs more than all else here
    return object_[key];
}

void Reader::wrong(std::string_view key, Value value, const std::string& allowed) {
    const std::optional<std::string_view> text = value.string();
    const std::string found = text ? quoted(*text) : std::string(name(value.kind()));
    problems_.add(value, quoted(key) + " is " + found + "; it must be " + allowed);
}

void Reader::require(std::initializer_list<std::string_view> keys) {
    if (object_ && object_.kind() != Kind::object) return;  // that is said already
    for (const std::string_view key : keys)
        if (!find(key)) problems_.add(object_, quoted(key) + " is missing here");
}

std::optional<std::string> Reader::text(std::string_view key, std::size_t max_bytes) {
    const Value value = find(key);
    if (!value) return std::nullopt;
    const std::optional<std::string_view> found = value.string();
    if (!found) wrong(key, value, "a string");
    else if (found->size() > max_bytes) wrong(key, value, "at most " + std::to_string(max_bytes) + " bytes long");
    else if (found->find('\0') != found->npos) wrong(key, value, "text without NUL characters");
    else return std::string(*found);
    return std::nullopt;
}

std::string Reader::string(std::string_view key, std::string_view otherwise, std::size_t max_bytes) {
    std::optional<std::string> found = text(key, max_bytes);
    return found ? *std::move(found) : std::string(otherwise);
}

std::int64_t Reader::integer(std::string_view key, std::int64_t otherwise, std::int64_t min, std::int64_t max) {
    const Value value = find(key);
    const std::optional<std::int64_t> found = value.integer(min, max);
    if (value && !found) wrong(key, value, "a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return found.value_or(otherwise);
}

double Reader::number(std::string_view key, double otherwise, double min, double max) {
    const Value value = find(key);
    const std::optional<double> found = value.number(min, max);
    if (value && !found) wrong(key, value, "a number from " + decimal(min) + " to " + decimal(max));
    return found.value_or(otherwise);
}

bool Reader::boolean(std::string_view key, bool otherwise) {
    const Value value = find(key);
    const std::optional<bool> found = value.boolean();
    if (value && !found) wrong(key, value, "true or false");
    return found.value_or(otherwise);
}

Duration Reader::duration(std::string_view key, Duration otherwise, Duration min, Duration max) {
    const Value value = find(key);
    if (!value) return otherwise;
    const std::optional<Duration> found = parse_duration(value.string().value_or(""));
    if (found && *found >= min && *found <= max) return *found;
    wrong(key, value, "a duration such as \"250ms\", \"90s\", \"15m\", \"24h\" or \"7d\", from " + spelled(min) + " to " + spelled(max));
    return otherwise;
}

std::optional<Instant> Reader::instant(std::string_view key) {
    const Value value = find(key);
    if (!value) return std::nullopt;
    const std::optional<Instant> found = parse_rfc3339(value.string().value_or(""));
    if (!found) wrong(key, value, "a date and time with its zone, such as \"2025-12-09T10:00:00+01:00\"");
    return found;
}

Color Reader::color(std::string_view key, Color otherwise) {
    const Value value = find(key);
    if (!value) return otherwise;
    const std::optional<Color> found = parse_color(value.string().value_or(""));
    if (!found) wrong(key, value, "a colour such as \"#1a2b3c\"");
    return found.value_or(otherwise);
}

std::optional<std::size_t> Reader::chosen_name(std::string_view key, Value value, const std::vector<std::string_view>& known) {
    const std::string_view found = value.string().value_or("");
    for (std::size_t i = 0; i < known.size(); ++i)
        if (value.string() && known[i] == found) return i;
    wrong(key, value, "one of " + joined(known) + suggestion(found, known));
    return std::nullopt;
}

std::vector<std::string> Reader::strings(std::string_view key, std::size_t max_count, std::size_t max_bytes) {
    std::vector<std::string> out;
    for (const Value element : array(key, max_count)) {
        const std::optional<std::string_view> text = element.string();
        if (text && text->size() <= max_bytes) out.emplace_back(*text);
        else wrong(key, element, "a list of strings, each of at most " + std::to_string(max_bytes) + " bytes");
    }
    return out;
}

Value Reader::array(std::string_view key, std::size_t max_count) {
    const Value value = find(key);
    if (!value) return {};
    const bool good = value.kind() == Kind::array && value.size() <= max_count;
    if (!good) wrong(key, value, "a list, [ … ], of at most " + std::to_string(max_count));
    return good ? value : Value();
}

Reader Reader::object(std::string_view key) {
    const Value value = find(key);
    if (!value || value.kind() == Kind::object) return {value, problems_};
    wrong(key, value, "an object, { … }");
    return {Value(), problems_};
}

void Reader::finish() {
    for (const Member member : object_.members()) {
        if (member.key.starts_with('_') || member.key == "$schema") continue;
        if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
        problems_.add(member.key_value, "there is no " + quoted(member.key) + " here" + suggestion(member.key, asked_));
    }
}

}  // namespace chancery::json
