// SPDX-License-Identifier: EUPL-1.2
#include "app/words.h"

#include <set>

#include "catch.h"

using namespace chancery;

namespace {

// The places for filling in: "{1}" and its like.
std::multiset<char> places(std::string_view text) {
    std::multiset<char> found;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) found.insert(text.at(at + 1));
    return found;
}

}  // namespace

TEST_CASE("all four languages have all messages, with the same things filled in") {
    for (std::size_t number = 0; number < static_cast<std::size_t>(Say::count); ++number) {
        const auto what = static_cast<Say>(number);
        const std::string_view english = Voice::written(what, 0);
        INFO("message " << number << ": " << english);
        CHECK_FALSE(english.empty());
        for (std::size_t language = 1; language < spoken_languages.size(); ++language) {
            INFO(spoken_languages[language]);
            CHECK_FALSE(Voice::written(what, language).empty());
            CHECK(places(Voice::written(what, language)) == places(english));
            // Whole sentences that were forgotten stay English.
            if (english.size() > 12) CHECK(Voice::written(what, language) != english);
        }
    }
}

TEST_CASE("the screen's first language that is spoken counts, whatever its region, or else English") {
    CHECK(Voice({"nl-BE"}).language() == "nl");
    CHECK(Voice({"ja", "de-AT", "fr"}).language() == "de");
    CHECK(Voice({"ar", "ja"}).language() == "en");
    CHECK(Voice().language() == "en");
    Settings settings;
    settings.rotation.host_languages = {"fr"};
    CHECK(voice_for(settings).language() == "fr");
    settings.rotation.languages = {"nl"};
    CHECK(voice_for(settings).language() == "nl");
}

TEST_CASE("what is filled in stands in its place, and braces of its own are left alone") {
    CHECK(Voice({"de"})(Say::reached_ago, {"ministry", "5"}) == "ministry: vor 5 min erreicht");
    CHECK(Voice()(Say::reached_ago, {"{2}", "5"}) == "{2}: reached 5 min ago");
    CHECK(Voice()(Say::room, {"1"}) == "1 of {2} MB free");
}
