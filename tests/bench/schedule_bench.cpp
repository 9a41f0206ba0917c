// SPDX-License-Identifier: EUPL-1.2
// How long it takes to choose a cue: schedule_bench [STATEMENTS] prints microseconds, median, 99th percentile and worst.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "edition/seal.h"
#include "schedule/schedule.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

Bytes feed_of(int count) {
    Bytes feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "M", "language": "en", "items": [)";
    for (int i = 0; i < count; ++i)
        feed += (i ? "," : "") + (R"({"id": ")" + std::to_string(i)) + R"(", "title": "A title", "tags": ["trade", "culture"], "date_published": "2026-01-0)" +
                std::to_string(1 + i % 9) + R"(T10:00:00Z", "_chancery": {"show_until": "2030-01-01T00:00:00Z", "translations": {"fr": {"title": "Un titre"}}}})";
    return feed + "]}";
}

SourceBytes playlist(const std::string& name, const std::string& keys, const std::string& entries) {
    return {name, "https://mfa.example/" + name + ".json", "en", "playlist", R"({"playlist": ")" + name + "\", " + keys + R"("entries": [)" + entries + "]}"};
}

void measure(const char* what, const std::vector<SourceBytes>& sources, const Rotation& rotation) {
    const auto sealed = seal(sources, {});
    if (!sealed) {
        std::printf("%s: %s\n", what, sealed.error().message.c_str());
        return;
    }
    Now now;
    now.wall = *parse_rfc3339("2026-06-03T12:00:00Z");
    now.monotonic = Moment(0s);
    now.trust = ClockTrust::synchronized;
    std::optional<Cue> cue;
    std::vector<double> times;
    for (int i = 0; i < 1000; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        auto next = choose(sealed->edition, rotation, now, cue);
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
        next->until = next->since + 7s;
        cue = std::move(next);
        now.monotonic += 7s;
        now.wall += 7s;
    }
    std::sort(times.begin(), times.end());
    std::printf("| %s | %.0f | %.0f | %.0f |\n", what, times[500], times[990], times.back());
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const SourceBytes feed{"mfa", "https://mfa.example/feed.json", "en", "jsonfeed", feed_of(count)};
    const std::string hours = R"("when": [{"days": ["wed"], "from": "09:00", "until": "22:00"}], )";
    const std::string all = R"({"select": {"tags": ["culture"]}})";
    Rotation rotation;
    rotation.languages = {"fr", "en"};
    rotation.time_zone = "Europe/Brussels";
    rotation.need = Rotation::Need::all;
    std::printf("| choosing among %d statements, µs | median | 99 %% | worst |\n|---|---|---|---|\n", count);
    measure("in turn", {feed}, rotation);
    measure("a playlist with hours, newest first", {feed, playlist("p", hours + R"("order": "newest_first", )", all)}, rotation);
    measure("a playlist with hours, shuffled", {feed, playlist("p", hours + R"("order": "shuffled", )", all)}, rotation);
    measure("weighted, newest 20 and all", {feed, playlist("p", hours + R"("order": "weighted", )", R"({"select": {"newest": 20}, "weight": 5}, )" + all)}, rotation);
    rotation.protocols = {{{Protocol::Kind::mourning, {"culture"}, {}, {}}, {}}};
    measure("in mourning", {feed}, rotation);
}
