// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/digest.h"
#include "edition/edition.h"
#include "schedule/cue.h"

namespace chancery {

// A statement in one language, as it stood on the glass.
struct Showing {
    std::string source, statement, language;
    Digest version;  // version_digest()
    auto operator<=>(const Showing&) const = default;
};

// The name of a text: SHA-256 over the title and every block of the body in UTF-8, each followed by a line break, so
// that whoever has the text can name it with sha256sum.
Digest version_digest(const Version& version);

// What a cue brings to the glass: one language, or two side by side; nothing where the screen is dark.
std::vector<Showing> showings_of(const Cue& cue);

// Collects what was on the glass, in memory alone, so that a rotation that repeats costs a line and not one a page. Says
// nothing of where it is written (app/log_keeper.h). One thread at a time.
class DisplayLog {
public:
    static constexpr std::size_t max_lines = 1024;  // between two calls of take(); what comes beyond is counted

    // What is on the glass from now on; nothing: it is dark, or lost.
    void on(std::vector<Showing> showings, const Now& now);

    // What was on since the last call, the earliest first, as members of lines (app/log_chain.h), and begins anew. What is
    // on goes on: its next line says "times": 0 until it has left the glass and come back.
    std::vector<std::string> take(const Now& now);

private:
    struct Entry {
        Instant from, to;
        Duration shown{};
        unsigned times = 0;
        ClockTrust trust = ClockTrust::unknown;  // the least of all
    };
    void enter(const Showing& showing, const Now& now, unsigned times);
    void settle(const Now& now);

    std::map<Showing, Entry> entries_;
    std::vector<Showing> on_;
    Moment since_{};
    std::size_t left_out_ = 0;
};

}  // namespace chancery
