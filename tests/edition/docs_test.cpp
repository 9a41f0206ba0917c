// SPDX-License-Identifier: EUPL-1.2
// The examples that people copy are held to the program.
#include <fstream>
#include <sstream>

#include "catch.h"
#include "edition/mapping.h"
#include "edition/seal.h"

using namespace chancery;

namespace {

std::string contents(const std::string& path) {
    std::ifstream in(CHANCERY_SOURCE_DIR + ("/" + path), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// The fenced JSON blocks of a page.
std::vector<std::string> examples(const std::string& page) {
    std::vector<std::string> out;
    const std::string fence = "```json\n";
    for (std::size_t at = page.find(fence); at != page.npos; at = page.find(fence, at)) {
        at += fence.size();
        out.push_back(page.substr(at, page.find("```", at) - at));
    }
    return out;
}

Result<Sealed> seal_as(const std::string& format, const std::string& bytes, const std::string& url) {
    return seal({{"mfa", url, "en", format, bytes}}, {});
}

}  // namespace

TEST_CASE("every example of docs/content.md is read without a complaint") {
    const auto all = examples(contents("docs/content.md"));
    REQUIRE(all.size() == 3);
    for (std::size_t i : {0u, 1u}) {
        const auto made = seal_as("auto", all[i], "https://mfa.example/feed.json");
        REQUIRE(made);
        REQUIRE(made->report.size() == 1);
        CHECK(made->report[0].fate == ItemReport::Fate::shown);
        CHECK(made->report[0].reason == "");
    }
    const auto mapped = seal_as(all[2], R"({"office": "Foreign Affairs", "news": [
        {"nr": 7, "state": "live", "heading": {"en": "Aid"}, "body": "<p>Text.</p>", "utc": "2025-12-09T10:00:00"}]})", "https://mfa.example/api");
    REQUIRE(mapped);
    CHECK(mapped->edition->statements()[0].versions[0].title == "Aid");
    CHECK(mapped->report[0].reason == "");
}

TEST_CASE("every playlist of docs/playlists.md is read without a complaint") {
    const auto all = examples(contents("docs/playlists.md"));
    REQUIRE(all.size() == 4);
    for (std::size_t i : {0u, 2u}) {
        const auto made = seal_as("playlist", all[i], "file:///srv/show/playlist.json");
        INFO((made ? std::string() : made.error().message));
        REQUIRE(made);
        for (const ItemReport& item : made->report) CHECK(item.fate == ItemReport::Fate::shown);
    }
}

TEST_CASE("the edition that comes with the program is whole") {
    const auto made = seal_as("auto", contents("assets/builtin/edition.json"), "file:///usr/share/chancery/builtin/edition.json");
    INFO((made ? std::string() : made.error().message));
    REQUIRE(made);
    CHECK_FALSE(made->report.empty());
    for (const ItemReport& item : made->report) {
        CAPTURE(item.id, item.reason);
        CHECK(item.fate == ItemReport::Fate::shown);
        CHECK(item.reason == "");
    }
}
