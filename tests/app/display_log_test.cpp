// SPDX-License-Identifier: EUPL-1.2
#include "app/display_log.h"

#include "app/log_chain.h"
#include "base/json.h"
#include "catch.h"
#include "fakes/manual_clock.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

const Instant noon = *parse_rfc3339("2025-12-10T12:00:00Z");

Showing showing(const std::string& id, const std::string& language = "en") { return {"ministry", id, language, sha256(id + language)}; }

json::Document parsed(const std::string& members) { return *json::parse("{" + members + "}", "line"); }

// A log as the show would write it.
std::vector<std::string> lines_of(std::size_t bytes) {
    ChainEnd end;
    std::vector<std::string> lines;
    for (std::size_t total = 0; total < bytes; total += lines.back().size())
        lines.push_back(chain_line(end, "\"statement\":\"" + std::to_string(lines.size()) + "\",\"language\":\"ar\""));
    return lines;
}

Bytes joined(const std::vector<std::string>& lines) {
    Bytes all;
    for (const std::string& line : lines) all += line;
    return all;
}

bool whole(const Bytes& log) { return check_log({log}).ok(); }

}  // namespace

TEST_CASE("a rotation that repeats for a quarter of an hour is a line a statement and language") {
    ManualClock clock(noon, ClockTrust::synchronized);
    DisplayLog log;
    for (int round = 0; round < 30; ++round)
        for (const char* id : {"a", "b", "c"}) {
            log.on({showing(id)}, clock.read());
            clock.pass(10s);
        }
    const auto lines = log.take(clock.read());
    REQUIRE(lines.size() == 3);
    const auto b = parsed(lines[1]);
    CHECK(b.root()["statement"].string() == "b");
    CHECK(b.root()["source"].string() == "ministry");
    CHECK(b.root()["version"].string() == sha256("ben").hex());
    CHECK(b.root()["from"].string() == "2025-12-10T12:00:10Z");
    CHECK(b.root()["to"].string() == "2025-12-10T12:14:50Z");
    CHECK(b.root()["times"].integer() == 30);
    CHECK(b.root()["seconds"].integer() == 300);
    CHECK(b.root()["clock"].string() == "synchronized");
}

TEST_CASE("what stays on over a batch goes on in the next one without being counted anew") {
    ManualClock clock(noon);
    DisplayLog log;
    log.on({showing("a", "fr"), showing("a", "nl")}, clock.read());
    clock.pass(15min);
    CHECK(log.take(clock.read()).size() == 2);
    clock.pass(5s);
    log.on({}, clock.read());  // dark
    clock.pass(1h);
    const auto lines = log.take(clock.read());
    REQUIRE(lines.size() == 2);
    CHECK(parsed(lines[0]).root()["times"].integer() == 0);
    CHECK(parsed(lines[0]).root()["seconds"].integer() == 5);
    CHECK(parsed(lines[0]).root()["to"].string() == "2025-12-10T12:15:05Z");
    CHECK(log.take(clock.read()).empty());
}

TEST_CASE("ten thousand statements in one batch take no more lines than allowed, and the rest is counted") {
    ManualClock clock(noon);
    DisplayLog log;
    for (int i = 0; i < 10'000; ++i) {
        log.on({showing(std::to_string(i))}, clock.read());
        clock.pass(10ms);
    }
    const auto lines = log.take(clock.read());
    REQUIRE(lines.size() == DisplayLog::max_lines + 1);
    CHECK(parsed(lines.back()).root()["times"].integer() == 10'000 - int(DisplayLog::max_lines));
}

TEST_CASE("a version's name is what sha256sum says of its title and its blocks, a line each") {
    Version version{"en", "Title", {{Block::Kind::paragraph, "One.", {}}, {Block::Kind::paragraph, "Two.", {}}}, "", "", {}};
    CHECK(version_digest(version) == sha256("Title\nOne.\nTwo.\n"));
}

TEST_CASE("every bit of a log of two kilobytes that is flipped is noticed") {
    Bytes log = joined(lines_of(2048));
    REQUIRE(whole(log));
    for (std::size_t i = 0; i < log.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            log[i] = static_cast<char>(log[i] ^ (1 << bit));
            if (whole(log)) FAIL("bit " << bit << " of byte " << i);
            log[i] = static_cast<char>(log[i] ^ (1 << bit));
        }
}

TEST_CASE("every line taken out, doubled, or changed for another is noticed, and the last one where its hash is known") {
    const std::vector<std::string> lines = lines_of(2048);
    const Digest last = check_log({joined(lines)})->end.hash;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto without = lines, doubled = lines;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
        // Without its first lines it is a log whose oldest part was given up for room: it says where it begins.
        if (i == 0) CHECK(check_log({joined(without)}, last)->first == 2);
        else CHECK_FALSE(check_log({joined(without)}, last).ok());
        if (i > 0 && i + 1 < lines.size()) CHECK_FALSE(whole(joined(without)));
        CHECK_FALSE(whole(joined(doubled)));
        for (std::size_t k = 0; k < i; ++k) {
            auto swapped = lines;
            std::swap(swapped[i], swapped[k]);
            CHECK_FALSE(whole(joined(swapped)));
        }
    }
    CHECK(check_log({joined(lines)}, last).ok());
}

TEST_CASE("a log cut at every byte is whole up to the cut") {
    const std::vector<std::string> lines = lines_of(2048);
    const Bytes log = joined(lines);
    for (std::size_t cut = 0; cut <= log.size(); ++cut) {
        const auto check = check_log({log.substr(0, cut)});
        REQUIRE(check.ok());
        CHECK(check->bytes + check->torn == cut);
        CHECK((cut < log.size()) == (check->end.number < lines.size()));
    }
}

TEST_CASE("the chain goes over the seam of two segments, and no segment may be torn but the newest") {
    const std::vector<std::string> lines = lines_of(2048);
    const Bytes log = joined(lines), first = lines[0] + lines[1], second = log.substr(first.size());
    CHECK(check_log({first, second})->end == check_log({log})->end);
    CHECK(check_log({second})->first == 3);
    CHECK_FALSE(check_log({second, first}).ok());
    CHECK_FALSE(check_log({first.substr(0, first.size() - 1), second}).ok());
    CHECK_FALSE(check_log({lines[0], second}).ok());
}
