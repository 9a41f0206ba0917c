// SPDX-License-Identifier: EUPL-1.2
// The feeds of tests/edition/feeds are what real publishers and their tools wrote, wrong where they were wrong.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "edition/seal.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

const fs::path feeds = fs::path(CHANCERY_SOURCE_DIR) / "tests/edition/feeds";

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> columns(const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line) c == '\t' ? out.emplace_back() : (out.back() += c, out.back());
    return out;
}

std::vector<std::vector<std::string>> expectations() {
    std::vector<std::vector<std::string>> out;
    std::istringstream lines(contents(feeds / "expected.tsv"));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line[0] != '#') out.push_back(columns(line));
    return out;
}

Result<Sealed> seal_file(const std::string& path) {
    return seal({{path, "https://mfa.example/feeds/x", "en", "auto", contents(feeds / path)}}, {});
}

// As expected.tsv writes it.
std::vector<std::string> outcome(const std::string& path, const Result<Sealed>& made) {
    if (!made) return {path, "no feed", made.error().message};
    int fates[4] = {};
    for (const ItemReport& item : made->report) ++fates[int(item.fate)];
    const auto& statements = made->edition->statements();
    const Version first = statements.empty() ? Version() : statements[0].versions[0];
    return {path, std::to_string(fates[0]), std::to_string(fates[2]), std::to_string(fates[3]), first.language, first.title};
}

// Nothing of the machinery of the web may stand on the screen.
bool is_prose(const std::string& text) {
    for (const char* trace : {"</", "&nbsp;", "&amp;", "&#8", "&quot;", "<p>", "<br", "<img", "\n", "\t", "\xEF\xBF\xBD"})
        if (text.find(trace) != std::string::npos) return false;
    return true;
}

}  // namespace

TEST_CASE("every real feed is shown, or refused with a reason that its publisher understands") {
    std::size_t files = 0;
    for (const auto& expected : expectations()) {
        ++files;
        const auto found = outcome(expected[0], seal_file(expected[0]));
        INFO(expected[0]);
        REQUIRE(found.size() == expected.size());
        if (expected[1] == "no feed") {
            CAPTURE(found[2]);
            CHECK(found[2].find(expected[0] + ":") == 0);
            CHECK(found[2].find(expected[2]) != std::string::npos);
        } else {
            CHECK(found == expected);
        }
    }
    std::size_t on_disk = 0;
    for (const auto& entry : fs::recursive_directory_iterator(feeds))
        on_disk += entry.is_regular_file() && entry.path().filename() != "SOURCES.md" && entry.path().extension() != ".tsv";
    CHECK(files == on_disk);
}

TEST_CASE("no tag, entity or line break of a real feed reaches the screen, and every item has a verdict") {
    for (const auto& expected : expectations()) {
        // Two authors write about HTML: the tags in their texts are escaped and meant to be read.
        if (expected[0] == "jsonfeed/nnw-3960.json" || expected[0] == "jsonfeed/nnw-curt.json") continue;
        const auto made = seal_file(expected[0]);
        if (!made) continue;
        INFO(expected[0]);
        for (const ItemReport& item : made->report) CHECK((item.fate == ItemReport::Fate::shown || !item.reason.empty()));
        for (const Statement& statement : made->edition->statements())
            for (const Version& version : statement.versions) {
                CAPTURE(statement.id);
                CHECK(is_prose(version.title));
                CHECK(is_prose(version.summary));
                CHECK((version.link.empty() || version.link.find("https://") == 0));
                for (const Block& block : version.body) {
                    CAPTURE(block.text);
                    CHECK(is_prose(block.text));
                    CHECK_FALSE(block.text.empty());
                    for (const Emphasis& stress : block.emphasis) CHECK((stress.begin < stress.end && stress.end <= block.text.size()));
                }
            }
    }
}

TEST_CASE("a real feed cut anywhere is refused as a whole") {
    for (const char* path : {"jsonfeed/hugo-strad.json", "rss/un-news-europe-2022.xml", "govuk-search/finder-results.json", "wordpress-rest/post-embedded.synthetic.json"}) {
        const std::string whole = contents(feeds / path);
        const std::size_t end = whole.find_last_not_of(" \r\n\t");
        for (std::size_t length = 0; length < end; length += 1 + length / 50) {
            CAPTURE(path, length);
            CHECK_FALSE(seal({{"mfa", "https://mfa.example/", "en", "auto", whole.substr(0, length)}}, {}));
        }
    }
}
