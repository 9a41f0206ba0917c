// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/loop.h"
#include "catch.h"
#include "edition/seal.h"
#include "fakes/block_typeface.h"
#include "fakes/memory_directory.h"
#include "fakes/recording_screen.h"

namespace chancery::kit {

using namespace std::chrono_literals;

inline EditionPtr edition_of(const std::string& items) {
    const std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [)" + items + "]}";
    auto sealed = seal({{"test", "https://mfa.example/feed.json", "en", "jsonfeed", feed}}, {});
    REQUIRE(sealed);
    return sealed->edition;
}

inline std::string item(const std::string& id, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Title )" + id + R"(", "content_text": "Text of )" + id + R"(.")" + more + "}";
}

inline Theme drifting() {
    Theme theme;
    theme.drift = 60;
    return theme;
}

// The loop with everything around it played.
struct House {
    explicit House(Looks shown_in = {drifting(), {}}) : looks(std::move(shown_in)) {}
    Looks looks;
    MemoryDirectory directory;
    Archive archive{directory};
    Rotation rotation;
    ManualClock clock{*parse_rfc3339("2025-12-10T12:00:00Z")};
    RecordingScreen screen{clock, {1280, 720}};
    BlockTypeface typeface;
    Stage stage{{&archive}, typeface, looks, Viewport{{1280, 720}, {}, "UTC"}};
    Handoff<Bulletin> bulletins{[this] { screen.wake(); }};
    Handoff<EditionPtr> builtins{[this] { screen.wake(); }};
    Handoff<std::shared_ptr<const Hyphenator>> hyphenators{[this] { screen.wake(); }};
    std::vector<StatusReport> reports;
    std::vector<std::string> troubles;
    std::vector<std::string> witnessed;  // statement ids; "-": nothing was on the glass
    int beats = 0;
    std::vector<bool> powers;
    bool goes_on = false;     // the loop follows another
    std::optional<bool> off;  // what that one told the display last

    Loop loop(EditionPtr edition, std::optional<Duration> watchdog = std::nullopt, CareRules care = {}) {
        LoopPorts ports{clock, screen, stage, bulletins, builtins, hyphenators,
                        [this](const StatusReport& report) { reports.push_back(report); }, [this] { ++beats; },
                        [this](const std::string& line) { troubles.push_back(line); },
                        [this](const Cue* cue, const Now&) { witnessed.push_back(cue ? cue->what().id : "-"); }, [this](bool on) { powers.push_back(on); }};
        LoopRules rules{rotation, {}, 1000ms, watchdog, 2200ms, std::move(care)};
        rules.goes_on = goes_on;
        rules.off = off;
        return {ports, std::move(rules), {std::move(edition), false, {}}, edition_of(item("built-in") + "," + item("closed", R"(, "tags": ["chancery:closed"])"))};
    }

    // Turns until this much time has passed.
    void turn_for(Loop& loop, Duration length) {
        const Moment end = clock.read().monotonic + length;
        while (clock.read().monotonic < end) REQUIRE(loop.turn());
    }

    [[nodiscard]] std::size_t items() const { return screen.shown.back().frame.items.size(); }
    [[nodiscard]] std::string on() const { return reports.empty() || !reports.back().on ? "" : reports.back().on->statement; }
};

}  // namespace chancery::kit
