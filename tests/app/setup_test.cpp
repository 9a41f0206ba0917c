// SPDX-License-Identifier: EUPL-1.2
#include "app/setup.h"

#include <sstream>

#include "app/settings.h"
#include "catch.h"

using namespace chancery;

namespace {

constexpr const char* public_key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

struct Session {
    std::string said;
    Result<SetupAnswers> answers;

    explicit Session(const std::string& typed) : answers(Error{ErrorKind::missing, ""}) {
        std::istringstream in(typed);
        std::ostringstream out;
        answers = ask_setup(in, out);
        said = out.str();
    }
    [[nodiscard]] Settings settings() const {
        REQUIRE(answers);
        const auto read = read_settings(setup_text(*answers), "kiosk.json");
        INFO((read ? "" : read.error().message));
        REQUIRE(read);
        return *read;
    }
};

}  // namespace

TEST_CASE("seven answers make settings that say what was answered") {
    const Session session(std::string("fr, nl-BE\nhttps://mfa.example/feed.json\n") + public_key + "\n1.5\nEurope/Brussels\nmon-fri 09:00-17:00, sat 10:00-13:00\n90\n");
    const Settings settings = session.settings();
    CHECK(settings.rotation.languages == std::vector<std::string>{"fr", "nl-BE"});
    REQUIRE(settings.sources.size() == 1);
    CHECK(settings.sources[0].url == "https://mfa.example/feed.json");
    CHECK(settings.sources[0].policy);
    CHECK(settings.dwell.factor == 1.5);
    CHECK(settings.rotation.time_zone == "Europe/Brussels");
    CHECK(settings.rotation.opening.windows.size() == 2);
    CHECK(settings.display.quarter_turns == 1);
}

TEST_CASE("whoever presses Enter seven times gets the default settings, with everything there to be copied") {
    const Session session("\n\n\n\n\n\n\n");
    CHECK(session.settings().sources.empty());
    CHECK(session.said.find("Public key") == std::string::npos);
    CHECK(setup_text(*session.answers).find("// \"languages\"") != std::string::npos);
}

TEST_CASE("a wrong answer is said to be wrong, in the words of the check, and asked again") {
    const Session session("français\nen\nftp://mfa.example\nhttps://mfa.example/f\nRWabc\n\n9\n2\nEurope/Brusels\nEurope/Brussels\nnine to five\nmon-fri 9-17\nfri-mon 09:00-17:00\n45\n180\n");
    const Settings settings = session.settings();
    CHECK(settings.rotation.languages == std::vector<std::string>{"en"});
    CHECK(settings.sources[0].url == "https://mfa.example/f");
    CHECK(settings.dwell.factor == 2);
    CHECK(settings.display.quarter_turns == 2);
    for (const char* words : {"BCP 47", "begins with https://", "from 0.25 to 4", "did you mean \"Europe/Brussels\"?", "mon-fri 09:00-17:00", "90"})
        CHECK(session.said.find(words) != std::string::npos);
}

TEST_CASE("the rest is asked, and complained about, in the language that was answered first") {
    const Session session("nl-BE\n\n\n\nnine to five\n\n\n");
    REQUIRE(session.answers);
    CHECK(session.said.find("Languages of the screen") != std::string::npos);
    CHECK(session.said.find("Adres van de berichten") != std::string::npos);
    CHECK(session.said.find("schrijf dagen en uren zoals mon-fri") != std::string::npos);
    CHECK(voice_of(*session.answers, Voice()).language() == "nl");
    CHECK(voice_of(SetupAnswers{}, Voice({"de"})).language() == "de");
    for (const char* word : {"y", "oui", "J"}) {
        std::istringstream in(word);
        std::ostringstream out;
        CHECK(ask_yes(in, out, Voice({"fr"}), "Vraiment ?"));
        CHECK(out.str() == "Vraiment ? [o/N] ");
    }
}

TEST_CASE("where the answers end before the questions, there are no settings") {
    CHECK_FALSE(Session("fr\n").answers);
    CHECK_FALSE(Session("").answers);
}

TEST_CASE("days may go over the end of the week, and what is no day or hour is refused") {
    CHECK(*read_hours("sat-mon 10:00-12:00") == "[{\"days\": [\"sat\", \"sun\", \"mon\"], \"from\": \"10:00\", \"until\": \"12:00\"}]");
    for (const char* text : {"", ",", "mon", "mon 09:00", "moon 09:00-10:00", "mon-fri-sat 09:00-10:00", "mon 09:00-10:00-11:00", "- 09:00-10:00"}) CHECK_FALSE(read_hours(text));
}
