// SPDX-License-Identifier: EUPL-1.2
#include "app/phrases/phrases.h"

#include <algorithm>
#include <optional>

namespace chancery {
namespace {

using phrases::Phrase;

constexpr std::size_t french = 1;

// Sentences inside sentences: more levels than any has.
constexpr int deepest = 8;

using Holes = std::vector<std::string_view>;

// The next "{1}" of a form of words.
std::size_t place_in(std::string_view form) {
    for (std::size_t at = form.find('{'); at != form.npos; at = form.find('{', at + 1))
        if (at + 2 < form.size() && form[at + 1] >= '1' && form[at + 1] <= '9' && form[at + 2] == '}') return at;
    return form.npos;
}

void keep(Holes& holes, char which, std::string_view text) {
    const auto index = static_cast<std::size_t>(which - '1');
    holes.resize(std::max(holes.size(), index + 1));
    holes[index] = text;
}

// Whether the text has this form; what stands in its places goes into `holes`. A place holds one character at least.
bool has_form(std::string_view text, std::string_view form, Holes& holes) {
    const std::size_t place = place_in(form);
    if (place == form.npos) return text == form;
    if (!text.starts_with(form.substr(0, place))) return false;
    const char which = form[place + 1];
    text.remove_prefix(place);
    form.remove_prefix(place + 3);
    if (form.empty()) return keep(holes, which, text), !text.empty();
    const std::string_view next = form.substr(0, place_in(form));
    for (std::size_t at = text.find(next, 1); at != text.npos; at = text.find(next, at + 1))
        if (has_form(text.substr(at), form, holes)) return keep(holes, which, text.substr(0, at)), true;
    return false;
}

std::size_t own_words(std::string_view form) {
    std::size_t length = form.size();
    for (std::size_t at = place_in(form); at != form.npos; at = place_in(form)) {
        length -= 3;
        form.remove_prefix(at + 3);
    }
    return length;
}

struct Match {
    const Phrase* phrase = nullptr;
    Holes holes;
};

// The most telling phrase of which the text is one. What stands at its beginning is a name, not "SOMETHING: A NAME".
std::optional<Match> whole_match(std::string_view text) {
    std::optional<Match> best;
    for (const phrases::Table table : {phrases::settings, phrases::times, phrases::network, phrases::content, phrases::trust, phrases::machine})
        for (const Phrase& phrase : table) {
            if (best && own_words(phrase.english) <= own_words(best->phrase->english)) continue;
            Holes holes;
            if (!has_form(text, phrase.english, holes)) continue;
            const bool begins_with_place = place_in(phrase.english) == 0;
            if (!begins_with_place || holes.front().find(": ") == std::string_view::npos) best = Match{&phrase, holes};
        }
    return best;
}

std::optional<Match> match_around(std::string_view text) {
    for (const Phrase& phrase : phrases::around) {
        Holes holes;
        if (has_form(text, phrase.english, holes)) return Match{&phrase, holes};
    }
    return std::nullopt;
}

class Speaker {
public:
    explicit Speaker(std::size_t language) : language_(language) {}

    // Nothing where no word of it is known.
    [[nodiscard]] std::optional<std::string> say(std::string_view text, int depth = 0) const {
        if (depth > deepest || text.empty()) return std::nullopt;
        if (auto list = say_list(text, ", ", depth)) return list;
        if (const auto match = match_around(text)) return say(*match, depth);
        if (const auto match = whole_match(text)) return say(*match, depth);
        if (auto said = say_after_context(text, depth)) return said;
        return say_list(text, "; ", depth);
    }

private:
    [[nodiscard]] std::string say_or_leave(std::string_view text, int depth) const { return say(text, depth).value_or(std::string(text)); }

    [[nodiscard]] std::string say(const Match& match, int depth) const {
        std::vector<std::string> fill;
        for (const std::string_view hole : match.holes) fill.push_back(say_or_leave(hole, depth + 1));
        return filled_in(match.phrase->others.at(language_ - 1), fill);
    }

    // "CONTEXT: sentence". A place in a file is written alike in all languages.
    [[nodiscard]] std::optional<std::string> say_after_context(std::string_view text, int depth) const {
        const std::size_t colon = text.find(": ");
        if (colon == text.npos) return std::nullopt;
        const std::string_view context = text.substr(0, colon);
        const auto before = say(context, depth + 1), after = say(text.substr(colon + 2), depth + 1);
        if (!before && !after) return std::nullopt;
        const bool spaced = language_ == french && context.find(':') == context.npos;
        return before.value_or(std::string(context)) + (spaced ? " : " : ": ") + after.value_or(std::string(text.substr(colon + 2)));
    }

    // Phrases in a row, each of them known: else it is a sentence that has such a mark in it.
    [[nodiscard]] std::optional<std::string> say_list(std::string_view text, std::string_view mark, int depth) const {
        if (text.find(mark) == text.npos) return std::nullopt;
        std::string all;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(mark, begin), text.size());
            const auto piece = say(text.substr(begin, end - begin), depth + 1);
            if (!piece) return std::nullopt;
            all += (begin == 0 ? "" : std::string(language_ == french && mark == "; " ? " ; " : mark)) + *piece;
            begin = end + mark.size();
        }
        return all;
    }

    std::size_t language_;
};

}  // namespace

std::string said_in(std::size_t language, std::string_view sentence) {
    if (language == 0) return std::string(sentence);
    std::string said;
    for (std::size_t begin = 0; begin <= sentence.size();) {
        const std::size_t end = std::min(sentence.find('\n', begin), sentence.size());
        const std::string_view line = sentence.substr(begin, end - begin);
        said += (begin == 0 ? "" : "\n") + Speaker(language).say(line).value_or(std::string(line));
        begin = end + 1;
    }
    return said;
}

std::vector<Phrase> all_phrases() {
    std::vector<Phrase> all;
    for (const phrases::Table table : {phrases::settings, phrases::times, phrases::network, phrases::content, phrases::trust, phrases::machine, phrases::around})
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

std::string filled_in(std::string_view written, const std::vector<std::string>& fill) {
    std::string said;
    for (std::size_t place = place_in(written); place != written.npos; place = place_in(written)) {
        const auto which = static_cast<std::size_t>(written[place + 1] - '1');
        said += written.substr(0, place);
        said += which < fill.size() ? fill[which] : std::string(written.substr(place, 3));
        written.remove_prefix(place + 3);
    }
    return said.append(written);
}

}  // namespace chancery
