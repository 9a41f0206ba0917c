// SPDX-License-Identifier: EUPL-1.2
#include "app/setup.h"

#include <algorithm>
#include <array>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <sstream>

#include "app/settings.h"
#include "base/json_writer.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
    return first == text.npos ? "" : std::string(text.substr(first, last - first + 1));
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);)
        if (!trimmed(part).empty()) parts.push_back(trimmed(part));
    return parts;
}

std::string list(const std::vector<std::string>& values) {
    std::string text = "[";
    for (const std::string& value : values) text += (text.size() > 1 ? ", " : "") + json::quoted(value);
    return text + "]";
}

std::optional<std::size_t> day_of(const std::string& name) {
    const auto found = std::find(days.begin(), days.end(), name);
    return found == days.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - days.begin()));
}

// "mon-fri", also over the end of the week.
std::optional<std::vector<std::string>> days_of(const std::string& text) {
    const std::vector<std::string> ends = split(text, '-');
    const auto first = ends.empty() ? std::nullopt : day_of(ends.front()), last = ends.empty() ? std::nullopt : day_of(ends.back());
    if (!first || !last || ends.size() > 2) return std::nullopt;
    std::vector<std::string> named;
    for (std::size_t day = *first;; day = (day + 1) % days.size()) {
        named.emplace_back(days[day]);
        if (day == *last) return named;
    }
}

// The complaint of the settings' own reader about these keys, without its place; empty where they are good.
std::string complaint_about(const std::string& keys) {
    const auto read = read_settings("{" + keys + "}", "");
    if (read) return "";
    const std::string first = read.error().message.substr(0, read.error().message.find('\n'));
    const std::size_t at = first.find("error: ");
    return at == first.npos ? first : first.substr(at + 7);
}

struct Question {
    Say words;
    std::string SetupAnswers::*answer;
    std::function<Result<std::string>(const std::string&)> as_json;
    std::function<std::string(const SetupAnswers&, const std::string&)> keys;  // a piece of settings with this value
};

Result<std::string> as_text(const std::string& answer) { return json::quoted(answer); }
Result<std::string> as_list(const std::string& answer) { return list(split(answer, ',')); }
Result<std::string> as_it_is(const std::string& answer) {
    const bool number = answer.find_first_not_of("0123456789.") == answer.npos;
    return number ? answer : json::quoted(answer);
}

std::function<std::string(const SetupAnswers&, const std::string&)> key(const std::string& name) {
    return [name](const SetupAnswers&, const std::string& value) { return json::quoted(name) + ": " + value; };
}

const std::vector<Question>& questions() {
    static const std::vector<Question> all{
        {Say::setup_languages, &SetupAnswers::languages, as_list, key("languages")},
        {Say::setup_url, &SetupAnswers::url, as_text,
         [](const SetupAnswers&, const std::string& value) { return "\"sources\": [{\"url\": " + value + "}]"; }},
        {Say::setup_key, &SetupAnswers::key, as_text,
         [](const SetupAnswers& before, const std::string& value) {
             return "\"sources\": [{\"url\": " + (before.url.empty() ? "\"https://www.example.org/\"" : before.url) + ", \"key\": " + value + "}]";
         }},
        {Say::setup_patience, &SetupAnswers::dwell_factor, as_it_is, key("dwell_factor")},
        {Say::setup_zone, &SetupAnswers::time_zone, as_text, key("time_zone")},
        {Say::setup_hours, &SetupAnswers::opening_hours, read_hours,
         [](const SetupAnswers&, const std::string& value) { return "\"opening_hours\": {\"when\": " + value + "}"; }},
        {Say::setup_rotation, &SetupAnswers::rotation, as_it_is,
         [](const SetupAnswers&, const std::string& value) { return "\"display\": {\"rotation\": " + value + "}"; }},
    };
    return all;
}

// Again and again, until the answer is good. Empty: it was left out.
Result<std::string> ask(std::istream& in, std::ostream& out, const Voice& say, const Question& question, const SetupAnswers& before) {
    out << "\n" << say(question.words) << "\n";
    for (std::string line; out << "> " << std::flush, std::getline(in, line);) {
        const std::string answer = trimmed(line);
        if (answer.empty()) return std::string();
        const auto value = question.as_json(answer);
        const std::string wrong = value ? complaint_about(question.keys(before, *value)) : value.error().message;
        if (wrong.empty()) return value;
        out << "  " << say.of(wrong) << "\n";
    }
    return {ErrorKind::missing, "the answers ended; nothing is written"};
}

// A line of the file: in force, or there to be copied.
std::string line_of(const std::string& name, const std::string& value, const std::string& example) {
    return "  " + std::string(value.empty() ? "// " : "") + json::quoted(name) + ": " + (value.empty() ? example : value) + ",\n";
}

std::string source_text(const SetupAnswers& answers) {
    if (answers.url.empty()) return "  \"sources\": [\n    // {\"name\": \"ministry\", \"url\": \"https://www.example.org/feed.json\", \"interval\": \"15m\"}\n  ],\n";
    const std::string key = answers.key.empty() ? "" : ",\n      \"key\": " + answers.key;
    return "  \"sources\": [\n    {\n      \"name\": \"ministry\",\n      \"url\": " + answers.url + ",\n      \"interval\": \"15m\"" + key + "\n    }\n  ],\n";
}

}  // namespace

Result<std::string> read_hours(std::string_view text) {
    const Error wrong{ErrorKind::refused, "write days and hours like mon-fri 09:00-17:00, sat 10:00-13:00"};
    std::string windows = "[";
    for (const std::string& part : split(std::string(text), ',')) {
        const std::vector<std::string> words = split(part, ' ');
        const auto named = words.size() == 2 ? days_of(words[0]) : std::nullopt;
        const std::vector<std::string> hours = words.size() == 2 ? split(words[1], '-') : std::vector<std::string>{};
        if (!named || hours.size() != 2) return wrong;
        windows += (windows.size() > 1 ? ", " : "") + std::string("{\"days\": ") + list(*named) + ", \"from\": " + json::quoted(hours[0]) + ", \"until\": " + json::quoted(hours[1]) + "}";
    }
    if (windows == "[") return wrong;
    return windows + "]";
}

Voice voice_of(const SetupAnswers& answers, const Voice& before) {
    const auto read = read_settings("{\"languages\": " + answers.languages + "}", "");
    return read && !read->rotation.languages.empty() ? voice_for(*read) : before;
}

Result<SetupAnswers> ask_setup(std::istream& in, std::ostream& out, Voice say) {
    SetupAnswers answers;
    for (const Question& question : questions()) {
        if (question.answer == &SetupAnswers::key && answers.url.empty()) continue;
        auto answer = ask(in, out, say, question, answers);
        if (!answer) return answer.error();
        answers.*question.answer = *std::move(answer);
        say = voice_of(answers, say);
    }
    return answers;
}

std::string setup_text(const SetupAnswers& answers) {
    const std::string hours = answers.opening_hours.empty() ? "" : "{\"when\": " + answers.opening_hours + ", \"closed\": \"card\"}";
    return "// Chancery's settings, written by \"chancery setup\". Every key: docs/settings.md, or man chancery.json.\n"
           "// \"chancery check\" says what is wrong with them; a running kiosk takes them over when they are saved.\n{\n"
           "  \"$schema\": \"/usr/share/chancery/schema/settings.schema.json\",\n\n"
           "  // Where statements come from.\n" + source_text(answers) +
           "\n  // Which languages, in this order. Left out: every language that a statement has.\n" + line_of("languages", answers.languages, "[\"fr\", \"nl\"]") +
           "\n  // How long pages stay: 1 is the time that their words take to read; more for slow readers.\n" + line_of("dwell_factor", answers.dwell_factor, "1.5") +
           "\n  // Dates and hours are those of this zone. Left out: the machine's.\n" + line_of("time_zone", answers.time_zone, "\"Europe/Brussels\"") +
           "\n  // When the public comes; outside these hours a card says that it is closed (\"dark\": nothing shows). Left out: always open.\n" +
           line_of("opening_hours", hours, "{\"when\": [{\"days\": [\"mon\", \"tue\"], \"from\": \"09:00\", \"until\": \"17:00\"}], \"closed\": \"card\"}") +
           "\n  // The screen. With its size and how far away people stand, words are as large as they must be.\n  \"display\": {\n"
           "    // \"diagonal_inches\": 55, \"distance_metres\": 4,\n    \"rotation\": " + (answers.rotation.empty() ? "0" : answers.rotation) + "\n  }\n}\n";
}

bool ask_yes(std::istream& in, std::ostream& out, const Voice& say, const std::string& question) {
    out << question << " " << say(Say::yes_or_no) << " " << std::flush;
    std::string line;
    std::getline(in, line);
    const std::string answer = trimmed(line);
    constexpr std::array<std::string_view, 9> yes{"y", "Y", "yes", "o", "O", "oui", "j", "J", "ja"};
    return std::find(yes.begin(), yes.end(), answer) != yes.end();
}

}  // namespace chancery
