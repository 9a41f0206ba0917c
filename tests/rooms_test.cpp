// SPDX-License-Identifier: EUPL-1.2
// Reads every source file of the kiosk and holds it to the map in kiosk/kiosk.h.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"

namespace fs = std::filesystem;

namespace {

using Rooms = std::map<std::string, std::set<std::string>>;

// A room, and what it may include: a room's name, or one header of it.
const Rooms may_include = {
    {"base", {}},
    {"trust", {"base"}},
    {"edition", {"trust", "base"}},
    {"archive", {"edition", "trust", "base"}},
    {"picture", {"base"}},
    {"source", {"archive", "picture", "edition", "trust", "base"}},
    {"schedule", {"edition/edition.h", "edition/playlist.h", "edition/recurrence.h", "edition/when.h", "trust/assurance.h", "base"}},
    {"layout", {"schedule/cue.h", "edition/edition.h", "base"}},
    {"screen", {"layout/frame.h", "layout/typeface.h", "layout/fonts.h", "picture/prepare.h", "picture/resample.h", "base"}},
    {"device", {"layout/hyphenator.h", "source/transport.h", "archive/directory.h", "archive/volume.h", "archive/durable_directory.h", "base"}},
};

// What must not be found in code, and the one place where it may be.
struct Ban {
    std::string what;
    std::regex pattern;
    std::string allowed;  // a path prefix below kiosk/
};

const std::vector<Ban> bans = {
    {"a clock read", std::regex(R"(\bnow\(\)|\bclock_gettime\b|\btime\(nullptr\))"), "device/system_clock.cpp"},
    {"the environment", std::regex(R"(\bgetenv\b)"), "app/settings.cpp"},
    {"a thread or a mutex", std::regex(R"(std::(jthread|thread|mutex|shared_mutex|condition_variable|async|binary_semaphore|counting_semaphore)\b)"), "app/"},
    {"SDL", std::regex(R"(#include <SDL|\bSDL_\w+\()"), "screen/"},
    {"curl", std::regex(R"(#include <curl|\bcurl_\w+\()"), "device/"},
    {"a mutable static", std::regex(R"(^\s*(static|thread_local)\s+(?!constexpr\b|const\b|inline\b|void\b|bool\b.*\()(?!.*\().*[;={])"),
     "nowhere"},
};

std::string without_comments_and_strings(const std::string& code) {
    static const std::regex noise(R"(//[^\n]*|"(\\.|[^"\\\n])*")");
    static const std::regex include_line(R"(^\s*#include.*$)");
    std::istringstream lines(code);
    std::string line, out;
    while (std::getline(lines, line)) {
        out += std::regex_match(line, include_line) ? line : std::regex_replace(line, noise, "");
        out += '\n';
    }
    return out;
}

struct SourceFile {
    std::string path;  // below kiosk/
    std::string room;
    std::string code;
};

std::string text_of(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<SourceFile> kiosk_files() {
    const fs::path root = fs::path(CHANCERY_SOURCE_DIR) / "kiosk";
    std::vector<SourceFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        const std::string path = fs::relative(entry.path(), root).generic_string();
        const auto slash = path.find('/');
        files.push_back({path, slash == std::string::npos ? "" : path.substr(0, slash),
                         without_comments_and_strings(text_of(entry.path()))});
    }
    return files;
}

std::vector<std::string> arrows_uphill(const std::vector<SourceFile>& files) {
    static const std::regex include(R"re(#include "(([a-z]+)/[^"]+)")re");
    std::vector<std::string> found;
    for (const SourceFile& file : files) {
        if (file.room.empty() || file.room == "app") continue;
        const auto& allowed = may_include.at(file.room);
        for (std::sregex_iterator it(file.code.begin(), file.code.end(), include), end; it != end; ++it) {
            const std::string header = (*it)[1], room = (*it)[2];
            if (room != file.room && !allowed.count(room) && !allowed.count(header))
                found.push_back(file.path + " includes " + header);
        }
    }
    return found;
}

std::vector<std::string> broken_bans(const std::vector<SourceFile>& files) {
    std::vector<std::string> found;
    for (const SourceFile& file : files)
        for (const Ban& ban : bans) {
            if (file.path.rfind(ban.allowed, 0) == 0) continue;
            std::istringstream lines(file.code);
            std::string line;
            for (int number = 1; std::getline(lines, line); ++number)
                if (std::regex_search(line, ban.pattern))
                    found.push_back(file.path + ":" + std::to_string(number) + " touches " + ban.what);
        }
    return found;
}

}  // namespace

TEST_CASE("no room includes a room above it") {
    CHECK(arrows_uphill(kiosk_files()) == std::vector<std::string>{});
}

TEST_CASE("clock, environment, threads, SDL, curl and mutable statics stay in their rooms") {
    CHECK(broken_bans(kiosk_files()) == std::vector<std::string>{});
}

TEST_CASE("the guard of the rooms sees an arrow uphill and a forbidden touch") {
    const std::vector<SourceFile> bad = {
        {"layout/x.cpp", "layout", "#include \"screen/screen.h\"\n"},
        {"schedule/x.cpp", "schedule", "auto t = std::chrono::system_clock::now();\nstatic int counter = 0;\n"},
        {"edition/x.cpp", "edition", "SDL_Init(0);\nstd::mutex m;\ncurl_easy_init();\ngetenv(x);\n"},
    };
    CHECK(arrows_uphill(bad).size() == 1);
    CHECK(broken_bans(bad).size() == 6);
}

TEST_CASE("no test has a semicolon in its name, which CMake would take for two names and run neither") {
    static const std::regex divided(R"re(TEST_CASE\("[^"]*;)re");
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CHANCERY_SOURCE_DIR) / "tests"))
        if (entry.path().extension() == ".cpp" && std::regex_search(text_of(entry.path()), divided)) found.push_back(entry.path().filename());
    CHECK(found == std::vector<std::string>{});
}
