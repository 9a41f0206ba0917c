// SPDX-License-Identifier: EUPL-1.2
#include "app/log_keeper.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/json.h"
#include "catch.h"
#include "device/posix_directory.h"
#include "edition/seal.h"
#include "fakes/manual_clock.h"
#include "fakes/scratch_folder.h"

using namespace chancery;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const Instant noon = *parse_rfc3339("2025-12-10T12:00:00Z");

EditionPtr edition() {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [
        {"id": "a", "title": "A", "content_text": "One."}, {"id": "b", "title": "B", "content_text": "Two."}]})";
    return seal({{"ministry", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {})->edition;
}

std::unique_ptr<DurableDirectory> owned(const ScratchFolder& folder) { return *open_directory(folder.path().string(), DirectoryUse::owner); }

LogFiles files_in(const ScratchFolder& folder) { return *read_log(**open_directory(folder.path().string(), DirectoryUse::reader)); }

// A show of two statements, eight seconds each, with a write when one is due.
void play(LogKeeper& keeper, ManualClock& clock, Duration length) {
    const EditionPtr on = edition();
    Moment due = clock.read().monotonic + LogKeeper::rest;
    for (const Moment end = clock.read().monotonic + length; clock.read().monotonic < end; clock.pass(8s)) {
        Cue cue;
        cue.edition = on;
        cue.statement = static_cast<std::size_t>(clock.read().monotonic.time_since_epoch() / 8s % 2);
        keeper.on(&cue, clock.read());
        if (clock.read().monotonic < due) continue;
        REQUIRE(keeper.write(clock.read()).ok());
        due += LogKeeper::rest;
    }
}

std::string member(const std::string& line, const char* key) {
    const auto document = json::parse(line, "line");
    return std::string(document->root()[key].string().value_or(""));
}

std::vector<std::string> lines_in(const LogFiles& files) {
    std::vector<std::string> lines;
    for (const std::string& segment : files.segments)
        for (std::size_t at = 0, end = 0; (end = segment.find('\n', at)) != std::string::npos; at = end + 1) lines.push_back(segment.substr(at, end - at));
    return lines;
}

std::uintmax_t bytes_in(const ScratchFolder& folder) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) bytes += entry.is_regular_file() ? entry.file_size() : 0;
    return bytes;
}

}  // namespace

TEST_CASE("a run and the run after it are one chain, from start to end to start") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    for (int run = 0; run < 2; ++run) {
        LogKeeper keeper(owned(folder), clock.read());
        play(keeper, clock, 5min);
        REQUIRE(keeper.end(clock.read()).ok());
    }
    const LogFiles files = files_in(folder);
    REQUIRE(check_log(files.segments).ok());
    const auto lines = lines_in(files);
    REQUIRE(lines.size() == 8);
    CHECK(member(lines[0], "event") == "start");
    CHECK(member(lines[1], "statement") == "a");
    CHECK(member(lines[2], "version") == sha256("B\nTwo.\n").hex());
    CHECK(member(lines[3], "event") == "end");
    CHECK(member(lines[4], "event") == "start");
}

TEST_CASE("a run that is killed loses at most a quarter of an hour, and its log is whole") {
    const ScratchFolder folder;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ManualClock clock(noon);
        LogKeeper keeper(owned(folder), clock.read());
        play(keeper, clock, 59min);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    const LogFiles files = files_in(folder);
    REQUIRE(check_log(files.segments).ok());
    const auto last = parse_rfc3339(member(lines_in(files).back(), "to"));
    REQUIRE(last);
    CHECK(noon + 59min - *last <= LogKeeper::rest);
}

TEST_CASE("a rotation writes nothing: the card sees one write a quarter of an hour, and some hundred kilobytes a day") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    LogKeeper keeper(owned(folder), clock.read());
    play(keeper, clock, 14min);
    CHECK_FALSE(fs::exists(folder.path() / "shown-00000001.jsonl"));
    play(keeper, clock, 24h);
    const auto a_statement = bytes_in(folder) / 2;
    CHECK(a_statement < 48'000);
    CHECK(check_log(files_in(folder).segments).ok());
}

TEST_CASE("the log stays under its cap for ever, and goes on over the seam of its segments") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    constexpr std::size_t cap = 8192;
    LogKeeper keeper(owned(folder), clock.read(), cap);
    for (int hour = 0; hour < 48; ++hour) {
        play(keeper, clock, 1h);
        REQUIRE(bytes_in(folder) <= 2 * cap);
        const LogFiles files = files_in(folder);
        const auto check = check_log(files.segments);
        REQUIRE(check.ok());
        REQUIRE(check->end == keeper.last());
        REQUIRE(files.names.size() <= 2);
    }
    CHECK(check_log(files_in(folder).segments)->first > 1);
}

TEST_CASE("a torn last line is cut off by the next run, which says so, wherever it was torn") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    {
        LogKeeper keeper(owned(folder), clock.read());
        REQUIRE(keeper.end(clock.read()).ok());
    }
    const fs::path file = folder.path() / "shown-00000001.jsonl";
    for (const int missing : {1, 2, 70, 150}) {
        fs::resize_file(file, fs::file_size(file) - static_cast<std::uintmax_t>(missing));
        REQUIRE(check_log(files_in(folder).segments)->torn > 0);
        LogKeeper keeper(owned(folder), clock.read());
        REQUIRE(keeper.end(clock.read()).ok());
        const auto check = check_log(files_in(folder).segments);
        REQUIRE(check.ok());
        CHECK(check->torn == 0);
        const auto lines = lines_in(files_in(folder));
        REQUIRE(lines.size() >= 3);
        CHECK(member(lines[lines.size() - 3], "event") == "torn");
    }
}

TEST_CASE("a run does not mend what somebody altered: the log goes on in a new segment, and the alarm stays") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    {
        LogKeeper keeper(owned(folder), clock.read());
        REQUIRE(keeper.end(clock.read()).ok());
    }
    std::fstream(folder.path() / "shown-00000001.jsonl", std::ios::in | std::ios::out).seekp(20).put('7');
    for (int run = 0; run < 2; ++run) {
        LogKeeper keeper(owned(folder), clock.read());
        REQUIRE(keeper.end(clock.read()).ok());
    }
    const LogFiles files = files_in(folder);
    REQUIRE(files.segments.size() == 2);
    CHECK_FALSE(check_log(files.segments).ok());
    CHECK(check_log({files.segments[1]}).ok());
    CHECK(member(lines_in({{}, {files.segments[1]}})[0], "event") == "altered");
}

TEST_CASE("what cannot be written waits, and stands in the log once and whole when the card takes it again") {
    const ScratchFolder folder;
    ManualClock clock(noon);
    LogKeeper keeper(owned(folder), clock.read());
    const fs::path file = folder.path() / "shown-00000001.jsonl";
    play(keeper, clock, 16min);
    const auto before = lines_in(files_in(folder)).size();
    fs::rename(file, folder.path() / "aside");  // the file cannot be opened
    CHECK_FALSE(keeper.write(clock.read()).ok());
    CHECK_FALSE(keeper.write(clock.read()).ok());
    fs::rename(folder.path() / "aside", file);
    REQUIRE(keeper.end(clock.read()).ok());
    REQUIRE(check_log(files_in(folder).segments).ok());
    CHECK(lines_in(files_in(folder)).size() > before);
    CHECK(member(lines_in(files_in(folder)).back(), "event") == "end");
}
