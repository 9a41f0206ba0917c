// SPDX-License-Identifier: EUPL-1.2
#include "app/phrases/phrases.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "app/settings_layers.h"
#include "app/status_report.h"
#include "app/words.h"
#include "catch.h"
#include "device/curl_errors.h"
#include "picture/prepare.h"
#include "source/plausible.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

std::multiset<char> places(std::string_view text) {
    std::multiset<char> found;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
        if (at + 2 < text.size() && text[at + 2] == '}') found.insert(text[at + 1]);
    return found;
}

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// English words that neither French nor German has, outside of what is quoted or stands in brackets.
std::string english_left(std::string said) {
    said = std::regex_replace(said, std::regex(R"("[^"]*"|\([^()]*\))"), "\"\"");
    static const std::regex word(R"(\b(the|must|this|with|here|there|which|where|did|cannot|of|and|or|no connection|expected|missing)\b)");
    std::smatch found;
    return std::regex_search(said, found, word) ? found.str() : "";
}

// Where sentences are made that reach the screen, `status` or the doctor. (What only the log, the publisher's commands and
// the report on single items say is not among them: that stays English.)
const std::vector<std::string> spoken_rooms = {
    "base/json.cpp", "base/json_parse.cpp", "base/json_parser.cpp", "base/json_reader.cpp", "base/json_scalars.cpp",
    "app/settings.cpp", "app/settings_display.cpp", "app/settings_layers.cpp", "app/settings_show.cpp", "app/settings_file.cpp",
    "app/signing.cpp", "app/credentials.cpp", "app/files.cpp", "app/storage.cpp", "app/status_file.cpp", "app/missing_glyphs.cpp",
    "app/parts.cpp", "app/plan.cpp", "app/log_run.cpp", "edition/when_reader.cpp", "edition/rule_reader.cpp", "edition/recurrence.cpp",
    "edition/unknown_document.cpp", "edition/mapping.cpp", "edition/xml_document.cpp", "edition/read_source.cpp",
    "schedule/calendar.cpp", "schedule/program.cpp", "schedule/schedule.cpp", "schedule/protocols.cpp",
    "device/curl_errors.cpp", "device/curl_exchange.cpp", "device/curl_transport.cpp", "device/file_transport.cpp", "device/place.cpp",
    "device/posix_directory.cpp", "device/posix_volume.cpp", "source/plausible.cpp", "trust/guard.cpp", "trust/manifest.cpp",
    "trust/minisign.cpp", "trust/role.cpp", "trust/root.cpp", "trust/sealed.cpp", "trust/warrant.cpp", "trust/heartbeat.cpp",
    "screen/cards.cpp", "screen/gl_glass.cpp", "archive/trial.cpp", "archive/generations.cpp", "archive/state_slots.cpp",
    "archive/archive.cpp", "archive/restore.cpp", "archive/format.cpp", "archive/standing.cpp", "archive/testimony_store.cpp", "screen/display.cpp", "screen/sdl_screen.cpp",
    "screen/surface_glass.cpp", "app/assets.cpp", "app/show_sources.cpp", "app/show_display.cpp", "app/show_answers.cpp", "app/show.cpp", "app/loop.cpp", "app/clock_doubt.cpp",
    "source/signed_source.cpp", "source/poll.cpp", "edition/mapped_json.cpp", "edition/json_feed.cpp", "edition/rss.cpp", "edition/atom.cpp", "edition/playlist_reader.cpp",
    "picture/own_jpeg.cpp", "picture/stored.cpp", "source/edition_keeper.cpp", "layout/theme.cpp", "picture/emblem.cpp", "archive/durable_directory.cpp", "picture/verdict_error.cpp"};

// What looks like a sentence there and is none: addresses, paths, names, headers.
bool is_no_sentence(const std::string& text) {
    static const std::regex other(R"(://|^/|;q=|\.so|\\x|untrusted comment|trusted comment:|chancery role=|chancery-sealed|libX11)");
    return std::regex_search(text, other);
}

// What is logged and shown nowhere: events, and reports on single items.
bool is_only_logged(const std::string& text) {
    static const std::set<std::string> logged = {
        "settings taken over", "display log: line", "the mapping says so", "no edition is stored", "one without a name", "it has another size now",
        "the emblem is left out)", "the display's signal cannot be switched off from here: its picture is black", "the television is woken",
        "the television is sent to standby", "the settings are good again", "sources, state in", "safe mode is over", "the run before this one did not end by itself",
        "in the last half hour)", "its keys have changed, by root.", "answers again", "says nothing any more; it is asked once more before that is believed",
        "more items refused", "without its date", "is no date such as \"2025-12-09T10:00:00+01:00", "it must be a string", "is no date such as \"Tue, 09 Dec 2025 10:00:00 +0100",
        "cannot tidy the archive", "is no path inside the archive: use names of A-Z a-z 0-9 . _ - alone"};
    return logged.contains(text);
}

// The string literals of a file, those that follow one another joined, as the compiler has them.
std::vector<std::string> literals_of(const fs::path& file) {
    const std::string code = std::regex_replace(text_of(file), std::regex(R"(//[^\n]*)"), "");
    static const std::regex literal(R"re("((?:\\.|[^"\\\n])*)")re");
    std::vector<std::string> all;
    std::size_t end_before = std::string::npos;
    for (std::sregex_iterator found(code.begin(), code.end(), literal), end; found != end; ++found) {
        const auto begin = static_cast<std::size_t>(found->position());
        std::string text = std::regex_replace(found->str(1), std::regex(R"re(\\(["\\]))re"), "$1");
        const bool goes_on = end_before != std::string::npos && code.find_first_not_of(" \n", end_before) == begin;
        if (goes_on) all.back() += text;
        else all.push_back(std::move(text));
        end_before = begin + static_cast<std::size_t>(found->length());
    }
    return all;
}

// Part of a sentence of words, not a key or a name.
bool is_sentence(const std::string& text) {
    static const std::regex three_words(R"([A-Za-z']{2,}[ ,;:]+[a-zA-Z']{1,}[ ,;:?]+.*[a-z]{2,}|^[ ;:]+[a-z]+ [a-z]+)");
    return std::regex_search(text, three_words) && !is_no_sentence(text);
}

std::string trimmed(std::string text) {
    static const std::regex edges(R"(^[ ;:,"(]+|[ ;:,"(]+$)");
    return std::regex_replace(text, edges, "");
}

}  // namespace

TEST_CASE("every phrase is said in all four languages, with the same things filled in, and none twice") {
    std::set<std::string_view> seen;
    for (const phrases::Phrase& phrase : all_phrases()) {
        INFO(phrase.english);
        CHECK(seen.insert(phrase.english).second);
        for (const std::string_view other : phrase.others) {
            CHECK_FALSE(other.empty());
            CHECK(places(other) == places(phrase.english));
            if (phrase.english.size() > 12) CHECK(other != phrase.english);
        }
    }
    CHECK(seen.size() > 250);
}

TEST_CASE("every sentence that the rooms below make for people is among the phrases") {
    std::string known;
    for (const phrases::Phrase& phrase : all_phrases()) known += std::string(phrase.english) + "\n";
    known = std::regex_replace(known, std::regex(R"(\{[1-9]\})"), "\n");
    for (const std::string& room : spoken_rooms) {
        const fs::path file = fs::path(CHANCERY_SOURCE_DIR) / "kiosk" / room;
        INFO(room);
        REQUIRE(fs::exists(file));
        for (const std::string& text : literals_of(file)) {
            if (!is_sentence(text) || is_only_logged(trimmed(text))) continue;
            INFO("\"" << text << "\" has no translation in kiosk/app/phrases");
            CHECK(known.find(trimmed(text)) != known.npos);
        }
    }
}

TEST_CASE("a hundred broken settings are complained about in the language of the screen") {
    std::ifstream list(std::string(CHANCERY_SOURCE_DIR) + "/tests/story/broken_settings.txt");
    std::string line;
    int number = 0;
    while (std::getline(list, line)) {
        const std::string text = line.substr(0, line.find('\t'));
        const auto merged = merge_settings({{"kiosk.json", text}});
        if (line.starts_with("#") || merged) continue;
        ++number;
        for (const std::size_t language : {1U, 3U}) {
            const std::string said = said_in(language, merged.error().message);
            INFO(text << "\n" << merged.error().message << "\n" << said);
            CHECK(english_left(said) == "");
            CHECK(said.starts_with(merged.error().message.substr(0, merged.error().message.find(": error"))));
        }
    }
    CHECK(number > 90);
}

TEST_CASE("whatever the network does is told in the language of the screen, and a library's own words stand in brackets") {
    for (int code = 1; code < CURL_LAST; ++code)
        for (const long verdict : {0L, 9L, 10L, 18L, 62L}) {
            const std::string english = curl::explain({static_cast<CURLcode>(code), "www.example.org", "Oops of curl", verdict, "proxy.example", "/ca.pem", Duration(20'000)}).message;
            if (english == "www.example.org: Oops of curl") continue;
            const std::string said = said_in(3, "ministry: " + english);
            INFO(english << "\n" << said);
            CHECK(english_left(said) == "");
            CHECK(said.starts_with("ministry: "));
            if (english.find("Oops") != english.npos) CHECK(said.find("(Oops of curl)") != said.npos);
        }
    for (const int status : {301, 401, 403, 404, 407, 410, 418, 429, 500, 503, 511}) {
        INFO(trouble_of_status(status));
        CHECK(english_left(said_in(1, trouble_of_status(status))) == "");
    }
}

TEST_CASE("a phrase inside a sentence is said in the same language, and what is not known stays as it is") {
    CHECK(said_in(3, "/etc/chancery/kiosk.json:3:4: error: there is no \"them\" here; did you mean \"theme\"? (the settings from before stay in force)") ==
          "/etc/chancery/kiosk.json:3:4: Fehler: \"them\" gibt es hier nicht; meinten Sie \"theme\"? (die bisherigen Einstellungen gelten weiter)");
    CHECK(said_in(1, "a:1:2: error: \"theme\" is a whole number; it must be a string\nb:1:2: error: \"x\" is missing here") ==
          "a:1:2: erreur : \"theme\" vaut un nombre entier ; il faut un texte entre guillemets\nb:1:2: erreur : \"x\" manque ici");
    CHECK(said_in(2, "/var/lib/chancery/archive: opening the folder failed: Permission denied; what is fetched will be forgotten at the end of this run") ==
          "/var/lib/chancery/archive: openen van de map mislukte: geen toestemming; wat wordt opgehaald, is aan het einde van deze sessie vergeten");
    CHECK(said_in(1, "ministry: no heartbeat: the server answers 404: nothing is there; is the address right?") ==
          "ministry : pas de signal de l’éditeur : le serveur répond 404 : il n’y a rien là ; l’adresse est-elle juste ?");
    CHECK(said_in(3, "mourning, official visit") == "Trauer, Staatsbesuch");
    CHECK(said_in(3, "playlist a, playlist b") == "Abspielliste a, Abspielliste b");
    CHECK(said_in(3, "something, that; nobody: knows") == "something, that; nobody: knows");
    CHECK(said_in(0, "closed") == "closed");
    CHECK(said_in(3, "").empty());
}

TEST_CASE("status tells a French technician in French what is wrong and why a page shows") {
    StatusReport report;
    report.language = "fr";
    report.on = StatusReport::Slide{"1", "fr", "Bienvenue", "in turn", 0, 1, {}, {}, 0};
    report.protocol = "mourning";
    report.contacts = {{"ministry", std::nullopt, std::nullopt, "", "nothing signed has come yet"}};
    report.troubles = {"ministry: cannot find the name www.example.org: check DNS or the network"};
    const std::string text = to_text(report);
    CHECK(text.find("à son tour") != text.npos);
    CHECK(text.find("deuil") != text.npos);
    CHECK(text.find("rien de signé n’est encore arrivé") != text.npos);
    CHECK(text.find("ministry : le nom www.example.org est introuvable") != text.npos);
    CHECK(to_json(report).find("cannot find the name") != std::string::npos);  // scripts read one language
}
