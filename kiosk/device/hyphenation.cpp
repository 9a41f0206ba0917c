// SPDX-License-Identifier: EUPL-1.2
#include "device/hyphenation.h"

#include <hyphen.h>
#include <unicode/locid.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace chancery {
namespace {

constexpr char folder[] = "/usr/share/hyphen";
constexpr int least_letters = 8, least_before = 3, least_after = 3;
// libhyphen works on buffers of the caller's; no language has longer words, and hostile text has.
constexpr int most_letters = 200;

std::string first_subtag(std::string_view language) { return std::string(language.substr(0, language.find('-'))); }

// "hyph_de.dic", else any of "hyph_de_….dic".
std::string file_for(const std::string& language) {
    namespace fs = std::filesystem;
    std::error_code error;
    const std::string plain = std::string(folder) + "/hyph_" + language + ".dic";
    if (fs::exists(plain, error)) return plain;
    std::string found;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename();
        if (name.rfind("hyph_" + language + "_", 0) == 0 && (found.empty() || entry.path() < found)) found = entry.path();
    }
    return found;
}

}  // namespace

class Hyphenation::Patterns {
public:
    static std::shared_ptr<const Patterns> load(const std::string& language) {
        const std::string file = file_for(language);
        HyphenDict* dictionary = file.empty() ? nullptr : hnj_hyphen_load(file.c_str());
        return dictionary ? std::shared_ptr<const Patterns>(new Patterns(dictionary)) : nullptr;
    }
    ~Patterns() { hnj_hyphen_free(dictionary_); }
    Patterns(const Patterns&) = delete;
    Patterns& operator=(const Patterns&) = delete;

    // For each letter, whether a hyphen may follow it. Empty where the word cannot be written in the patterns' charset.
    [[nodiscard]] std::vector<bool> after(const icu::UnicodeString& word) const {
        const std::string bytes = encoded(word);
        if (bytes.empty()) return {};
        std::string marks(bytes.size() + 5, '\0');
        char** replacements = nullptr;
        int *positions = nullptr, *cuts = nullptr;
        const int failed = hnj_hyphen_hyphenate2(dictionary_, bytes.c_str(), static_cast<int>(bytes.size()), marks.data(),
                                                 nullptr, &replacements, &positions, &cuts);
        std::vector<bool> allowed;
        for (int i = 0; !failed && i < word.countChar32(); ++i)
            // A place where the spelling would change is not taken.
            allowed.push_back((marks[static_cast<std::size_t>(i)] & 1) && !(replacements && replacements[i]));
        for (std::size_t i = 0; replacements && i < bytes.size(); ++i) std::free(replacements[i]);
        std::free(replacements);
        std::free(positions);
        std::free(cuts);
        return allowed;
    }

private:
    explicit Patterns(HyphenDict* dictionary) : dictionary_(dictionary) {}

    [[nodiscard]] std::string encoded(const icu::UnicodeString& word) const {
        std::string bytes(static_cast<std::size_t>(word.length()) * 4 + 4, '\0');
        UErrorCode error = U_ZERO_ERROR;
        UConverter* converter = ucnv_open(dictionary_->cset, &error);
        if (U_FAILURE(error)) return {};
        ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
        const auto size = ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()), word.getBuffer(), word.length(), &error);
        ucnv_close(converter);
        bytes.resize(U_SUCCESS(error) ? static_cast<std::size_t>(size) : 0);
        return bytes;
    }

    HyphenDict* dictionary_;
};

Hyphenation::Hyphenation() = default;
Hyphenation::~Hyphenation() = default;

std::shared_ptr<const Hyphenation> Hyphenation::with(const std::vector<std::string>& languages) const {
    auto more = std::make_shared<Hyphenation>();
    more->by_language_ = by_language_;
    for (const std::string& language : languages)
        if (const std::string subtag = first_subtag(language); !more->by_language_.contains(subtag))
            more->by_language_[subtag] = Patterns::load(subtag);
    return more;
}

bool Hyphenation::has(const std::vector<std::string>& languages) const {
    return std::all_of(languages.begin(), languages.end(),
                       [this](const std::string& language) { return by_language_.contains(first_subtag(language)); });
}

std::vector<std::size_t> Hyphenation::points(std::string_view word, std::string_view language) const {
    const auto found = by_language_.find(first_subtag(language));
    if (found == by_language_.end() || !found->second) return {};
    const auto original = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    const int letters = original.countChar32();
    if (letters < least_letters || letters > most_letters) return {};
    icu::UnicodeString lower = original;
    lower.toLower(icu::Locale(first_subtag(language).c_str()));
    if (lower.countChar32() != letters) return {};
    const std::vector<bool> after = found->second->after(lower);

    std::vector<std::size_t> points;
    std::size_t bytes = 0;
    for (int letter = 0, unit = 0; letter + least_after < letters && letter < static_cast<int>(after.size()); ++letter) {
        const int next = original.moveIndex32(unit, 1);
        std::string part;
        original.tempSubStringBetween(unit, next).toUTF8String(part);
        bytes += part.size();
        unit = next;
        if (letter + 1 >= least_before && after[static_cast<std::size_t>(letter)]) points.push_back(bytes);
    }
    return points;
}

}  // namespace chancery
