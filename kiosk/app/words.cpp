// SPDX-License-Identifier: EUPL-1.2
#include "app/words.h"

#include <algorithm>

#include "app/phrases/phrases.h"
#include "app/words_table.h"

namespace chancery {
namespace {

// "nl" of "nl-BE".
std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

Voice::Voice(const std::vector<std::string>& languages) {
    for (const std::string& tag : languages) {
        const auto spoken = std::find(spoken_languages.begin(), spoken_languages.end(), primary(tag));
        if (spoken == spoken_languages.end()) continue;
        language_ = static_cast<std::size_t>(spoken - spoken_languages.begin());
        return;
    }
}

std::string_view Voice::written(Say what, std::size_t language) {
    const auto index = static_cast<std::size_t>(what);
    const Wording& wording = index < doctors_first ? shown_words.at(index)
                             : index < setup_first ? doctors_words.at(index - doctors_first) : setup_words.at(index - setup_first);
    return wording.what == what ? wording.words.at(language) : "";
}

std::string Voice::operator()(Say what, std::initializer_list<std::string> fill) const { return filled_in(written(what, language_), fill); }

std::string Voice::of(std::string_view sentence) const { return said_in(language_, sentence); }

Voice voice_for(const Settings& settings) {
    std::vector<std::string> languages = settings.rotation.languages;
    const auto& hosts = settings.rotation.host_languages;
    languages.insert(languages.end(), hosts.begin(), hosts.end());
    return Voice(languages);
}

Voice voice_of(const Result<std::vector<SettingsLayer>>& layers) { return Voice(layers ? languages_of(*layers) : std::vector<std::string>{}); }

}  // namespace chancery
