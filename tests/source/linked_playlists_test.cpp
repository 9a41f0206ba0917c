// SPDX-License-Identifier: EUPL-1.2
#include "catch.h"
#include "source/kit.h"

using namespace chancery;
using namespace chancery::kit;
using namespace std::chrono_literals;

namespace {

const std::string evening_url = "https://mfa.example/show/evening.json";
const std::string welcome_url = "https://mfa.example/show/welcome.json";

Source playlist(const std::string& url) {
    Source source;
    source.name = "evening";
    source.url = url;
    source.language = "en";
    source.format = "playlist";
    source.interval = 60s;
    return source;
}

Bytes with(const std::string& entries) { return R"({"playlist": "Evening", "entries": [)" + entries + "]}"; }

std::string statement(const std::string& title) { return R"({"statement": {"title": ")" + title + "\"}}"; }

}  // namespace

TEST_CASE("a playlist that another names is asked in the same round, and kept with it") {
    Rig rig;
    rig.network.serve(evening_url, with(R"({"playlist": "welcome.json"})"));
    rig.network.serve(welcome_url, with(statement("Welcome")));
    {
        Collector collector = rig.collector({playlist(evening_url)});
        rig.round(collector);
        CHECK(rig.titles() == Titles{"Welcome"});
        CHECK(rig.edition().playlists().size() == 2);
        CHECK(rig.edition().playlists()[0].entries.at(0).playlist == 1u);
        CHECK(rig.offered.back().contacts.at(1).source == "evening/welcome.json");
    }
    rig.network.unplug();
    Collector again = rig.collector({playlist(evening_url)});
    rig.round(again);
    CHECK(rig.titles() == Titles{"Welcome"});
}

TEST_CASE("a playlist that is no longer named is no longer asked") {
    Rig rig;
    rig.network.serve(evening_url, with(R"({"playlist": "welcome.json"})"));
    rig.network.serve(welcome_url, with(statement("Welcome")));
    Collector collector = rig.collector({playlist(evening_url)});
    rig.round(collector);
    rig.network.serve(evening_url, with(statement("Alone")));
    for (int i = 0; i < 3; ++i) rig.round(collector);
    CHECK(rig.titles() == Titles{"Alone"});
    CHECK(rig.offered.back().contacts.size() == 1);
}

TEST_CASE("a playlist on the web names none on another server and no file of this machine") {
    Rig rig;
    rig.network.serve(evening_url, with(R"({"playlist": "https://other.example/x.json"},)" + statement("Mine")));
    rig.network.serve("https://other.example/x.json", with(statement("Theirs")));
    Collector collector = rig.collector({playlist(evening_url)});
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Mine"});
    CHECK(rig.network.times_asked("https://other.example/x.json") == 0);
    rig.network.serve(evening_url, with(R"({"folder": "file:///etc"})"));
    rig.round(collector);
    CHECK(rig.titles() == Titles{"Mine"});
    CHECK(rig.noted("is not https"));
}

TEST_CASE("a ring of playlists comes to an end") {
    Rig rig;
    rig.network.serve(evening_url, with(R"({"playlist": "welcome.json"},)" + statement("A")));
    rig.network.serve(welcome_url, with(R"({"playlist": "evening.json"},)" + statement("B")));
    Collector collector = rig.collector({playlist(evening_url)});
    rig.round(collector);
    CHECK(rig.titles() == Titles{"A", "B"});
    CHECK(rig.offered.back().contacts.size() == 2);
}
