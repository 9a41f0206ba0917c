// SPDX-License-Identifier: EUPL-1.2
#include "layout/break_points.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <string>

#include "base/language.h"

namespace chancery {
namespace {

constexpr char16_t soft_hyphen = 0x00AD, en_dash = 0x2013, em_dash = 0x2014, no_break_hyphen = 0x2011;
constexpr char16_t first_ideograph = 0x2E80;  // Chinese may begin a line with its dash of two

struct Keyword {
    const char *name, *value;
};

// Set one by one: to read them from a tag ICU builds a table of all that it knows, which takes longer than a page.
icu::Locale locale_for(std::string_view language, std::initializer_list<Keyword> keywords) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(std::string(language.substr(0, language.find("-u-"))), status);
    if (U_FAILURE(status)) locale = icu::Locale::getRoot();
    status = U_ZERO_ERROR;
    for (const Keyword& keyword : keywords) locale.setKeywordValue(keyword.name, keyword.value, status);
    return locale;
}

std::vector<int> boundaries_of(icu::BreakIterator& iterator, const TypographicText& text) {
    std::vector<int> found;
    const icu::UnicodeString view(false, text.text.data(), text.size());
    iterator.setText(view);
    iterator.first();
    for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) found.push_back(at);
    return found;
}

// Says of one place that UAX #14 allows whether a typographer would.
class Judge {
public:
    Judge(const TypographicText& text, std::string_view language, bool like_browser)
        : text_(text.text), keep_words_(!like_browser && same_language(language, "ko")),
          binds_prepositions_(!like_browser && hangs_no_preposition(language)) {}

    BreakKind judge(int at) const {
        const auto place = static_cast<std::size_t>(at);
        if (place >= text_.size()) return BreakKind::allowed;
        const char16_t before = text_[place - 1], after = text_[place];
        if (before == soft_hyphen) return BreakKind::hyphen;
        if (before == ' ') return binds_at_space(place) ? BreakKind::bound : BreakKind::allowed;
        if ((after == em_dash && before < first_ideograph) || before == no_break_hyphen) return BreakKind::bound;
        if (before == en_dash && u_isalnum(after)) return BreakKind::bound;
        if (inside_symbol(place) || is_elision(place)) return BreakKind::bound;
        if (keep_words_ && is_korean_word(before) && is_korean_word(after)) return BreakKind::bound;
        return BreakKind::allowed;
    }

private:
    static bool is_korean_word(char16_t c) { return u_isalnum(c) || U16_IS_SURROGATE(c); }

    // Czech, Polish and their neighbours do not leave a preposition of one letter at a line's end.
    static bool hangs_no_preposition(std::string_view language) {
        return same_language(language, "cs") || same_language(language, "sk") || same_language(language, "pl") ||
               same_language(language, "sl") || same_language(language, "hr");
    }

    // "’s-Gravenhage": nothing but an apostrophe and a letter before the hyphen.
    bool is_elision(std::size_t at) const {
        return text_[at - 1] == '-' && at >= 3 && (text_[at - 3] == 0x2019 || text_[at - 3] == '\'') &&
               (at == 3 || text_[at - 4] == ' ');
    }

    // The word that ends before the space at `space`, and the one that begins after it.
    std::u16string_view word_before(std::size_t space) const {
        const std::size_t from = space == 0 ? std::u16string::npos : text_.rfind(u' ', space - 1);
        const std::size_t begin = from == std::u16string::npos ? 0 : from + 1;
        return std::u16string_view(text_).substr(begin, space - begin);
    }
    std::u16string_view word_after(std::size_t begin) const {
        return std::u16string_view(text_).substr(begin, text_.find(u' ', begin) - begin);
    }

    bool binds_at_space(std::size_t after_space) const {
        const auto left = word_before(after_space - 1), right = word_after(after_space);
        if (left.empty() || right.empty()) return false;
        if (binds_prepositions_ && left.size() == 1 && u_isalpha(left.front())) return true;
        return is_short_number(left) || is_initial(left) || (is_label(left) && u_isdigit(right.front())) || is_title(left) ||
               (u_isdigit(left.back()) && is_unit(right)) || (right.size() == 1 && right.front() == en_dash);
    }

    // A day before its month: one or two digits, perhaps with an ordinal's full stop, or a range of such ("3–5").
    static bool is_short_number(std::u16string_view word) {
        if (word.back() == '.' && word.size() > 1) word.remove_suffix(1);
        const bool digits = std::all_of(word.begin(), word.end(), [](char16_t c) { return u_isdigit(c) || c == en_dash; });
        return digits && u_isdigit(word.back()) && word.size() <= 5 && (word.size() <= 2 || word.find(en_dash) != std::u16string_view::npos);
    }

    static bool is_initial(std::u16string_view word) {
        while (!word.empty() && (word.front() == '(' || word.front() == 0x201C)) word.remove_prefix(1);
        return word.size() == 2 && u_isupper(word[0]) && word[1] == '.';
    }

    template <std::size_t N>
    static bool is_one_of(std::u16string_view word, const std::array<std::u16string_view, N>& words) {
        while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    static bool is_label(std::u16string_view word) {
        static constexpr std::array<std::u16string_view, 22> labels = {
            u"Art.", u"art.", u"Arts.", u"No.", u"no.", u"Nos.", u"Nr.", u"nr.", u"n°", u"N°", u"nº", u"Nº", u"№",
            u"p.", u"pp.", u"S.", u"§", u"§§", u"Vol.", u"vol.", u"ст.", u"стр."};
        return is_one_of(word, labels);
    }
    static bool is_title(std::u16string_view word) {
        static constexpr std::array<std::u16string_view, 14> titles = {
            u"Mr.", u"Mrs.", u"Ms.", u"Dr.", u"Prof.", u"St.", u"H.E.", u"M.", u"Mme", u"MM.", u"Hr.", u"Fr.", u"Sr.", u"Sra."};
        return is_one_of(word, titles);
    }
    static bool is_unit(std::u16string_view word) {
        while (word.size() > 1 && (word.back() == ',' || word.back() == '.' || word.back() == ')')) word.remove_suffix(1);
        static constexpr std::array<std::u16string_view, 22> units = {
            u"%", u"‰", u"€", u"$", u"£", u"¥", u"°C", u"°F", u"km", u"m", u"kg", u"g", u"t", u"km²", u"MW", u"GW", u"h", u"EUR",
            u"USD", u"CHF", u"млн", u"млрд"};
        return is_one_of(word, units);
    }

    // "A/RES/77/229", "COM(2025)": capitals, digits and strokes only. Longer ones may break, as addresses do.
    bool inside_symbol(std::size_t at) const {
        const auto is_part = [](char16_t c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '/' || c == '.' || c == '-' || c == '(' || c == ')';
        };
        std::size_t begin = at, end = at;
        while (begin > 0 && is_part(text_[begin - 1])) --begin;
        while (end < text_.size() && is_part(text_[end])) ++end;
        const auto letters = std::u16string_view(text_).substr(begin, end - begin);
        return begin < at && at < end && letters.size() <= 24 && letters.find(u'/') != std::u16string_view::npos &&
               letters.find(u"//") == std::u16string_view::npos;
    }

    const std::u16string& text_;
    bool keep_words_, binds_prepositions_;
};

}  // namespace

std::vector<BreakPoint> break_points(const TypographicText& text, const std::vector<int>& graphemes,
                                     std::string_view language, bool like_browser) {
    UErrorCode status = U_ZERO_ERROR;
    const bool japanese = same_language(language, "ja");
    const icu::Locale locale = !japanese      ? locale_for(language, {})
                               : like_browser ? locale_for(language, {{"lb", "strict"}})
                                              : locale_for(language, {{"lb", "strict"}, {"lw", "phrase"}});
    const std::unique_ptr<icu::BreakIterator> lines(icu::BreakIterator::createLineInstance(locale, status));
    std::vector<int> offered;
    if (U_SUCCESS(status)) offered = boundaries_of(*lines, text);
    const Judge judge(text, language, like_browser);
    std::vector<BreakPoint> points;
    std::size_t next = 0;
    for (const int at : graphemes) {
        if (at == 0) continue;
        while (next < offered.size() && offered[next] < at) ++next;
        const bool is_offered = next < offered.size() && offered[next] == at;
        points.push_back({at, is_offered ? judge.judge(at) : BreakKind::emergency});
    }
    if (!points.empty()) points.back().kind = BreakKind::allowed;
    return points;
}

std::vector<int> sentence_ends(const TypographicText& text, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(locale_for(language, {{"ss", "standard"}}), status));
    if (U_FAILURE(status)) return {text.size()};
    return boundaries_of(*sentences, text);
}

}  // namespace chancery
