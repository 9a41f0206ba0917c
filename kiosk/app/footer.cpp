// SPDX-License-Identifier: EUPL-1.2
#include "app/footer.h"

#include <algorithm>

#include "base/language.h"
#include "layout/dates.h"
#include "layout/setting.h"
#include "schedule/program.h"

namespace chancery {
namespace {

// Names keep their own direction, and a time stays beside its city (UAX #9, FSI and PDI).
std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

// In the language itself, else in its tongue, else in any.
std::string name_of(const CityClock& clock, const std::string& language) {
    const auto named = [&](const auto& fits) {
        const auto found = std::find_if(clock.names.begin(), clock.names.end(), [&](const auto& name) { return fits(name.first); });
        return found == clock.names.end() ? std::string() : found->second;
    };
    std::string name = named([&](const std::string& of) { return of == language; });
    if (name.empty()) name = named([&](const std::string& of) { return !of.empty() && same_language(of, language); });
    if (name.empty()) name = named([](const std::string& of) { return of.empty(); });
    return name.empty() ? city_of(clock.time_zone, language) : name;
}

// Day, hour and title in the page's language; empty where it has none in it.
std::string words_of(const Statement& event, const std::string& language, const std::string& beside, const std::string& time_zone) {
    const auto words = std::find_if(event.versions.begin(), event.versions.end(), [&](const Version& version) { return version.language == language; });
    if (words == event.versions.end() || words->title.empty()) return {};
    return isolated(written_moment(*event.begins, time_zone, language, beside)) + " – " + isolated(words->title);
}

}  // namespace

FooterWords footer_words(const FooterRules& rules, const Cue& cue, const Now& now, const Rotation& rotation, const Assurances& assurances) {
    FooterWords words;
    if (!rules.plan().any() || cue.dark || now.trust != ClockTrust::synchronized) return words;
    const std::string& language = cue.text().language;
    const std::string beside = whole_text(cue.text());
    for (const CityClock& clock : rules.clocks)
        words.clocks.push_back(isolated(name_of(clock, language)) + "\u00A0" + isolated(written_clock(now.wall, clock.time_zone, language, beside)));
    if (!rules.next_event || cue.program == "urgent") return words;
    if (const auto next = Program(*cue.edition, rotation, now, assurances).next_event(cue.statement))
        words.event = words_of(cue.edition->statements()[*next], language, beside, rotation.time_zone);
    return words;
}

}  // namespace chancery
