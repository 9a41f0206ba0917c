// SPDX-License-Identifier: EUPL-1.2
#include "app/display_log.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/log_line.h"
#include "app/status_report.h"

namespace chancery {
namespace {

constexpr std::size_t max_source_bytes = 256;  // its name may be a path

Showing showing(const Statement& statement, const Version& version) {
    return {statement.source.substr(0, max_source_bytes), statement.id, version.language, version_digest(version)};
}

}  // namespace

Digest version_digest(const Version& version) {
    std::string text = version.title + '\n';
    for (const Block& block : version.body) text += block.text + '\n';
    return sha256(text);
}

std::vector<Showing> showings_of(const Cue& cue) {
    if (cue.dark) return {};
    std::vector<Showing> showings{showing(cue.what(), cue.text())};
    if (cue.beside) showings.push_back(showing(cue.what(), cue.what().versions.at(*cue.beside)));
    return showings;
}

void DisplayLog::on(std::vector<Showing> showings, const Now& now) {
    settle(now);
    for (const Showing& each : showings) enter(each, now, std::count(on_.begin(), on_.end(), each) == 0 ? 1 : 0);
    on_ = std::move(showings);
}

void DisplayLog::enter(const Showing& showing, const Now& now, unsigned times) {
    const auto found = entries_.find(showing);
    if (found != entries_.end()) {
        found->second.times += times;
        found->second.trust = std::min(found->second.trust, now.trust);
    } else if (entries_.size() < max_lines) {
        entries_.emplace(showing, Entry{now.wall, now.wall, Duration(0), times, now.trust});
    } else {
        left_out_ += times;
    }
}

// Writes down how long it has been on.
void DisplayLog::settle(const Now& now) {
    for (const Showing& showing : on_) {
        const auto found = entries_.find(showing);
        if (found == entries_.end()) continue;
        found->second.to = now.wall;
        found->second.shown += now.monotonic - since_;
    }
    since_ = now.monotonic;
}

std::vector<std::string> DisplayLog::take(const Now& now) {
    settle(now);
    std::vector<std::pair<Showing, Entry>> sorted(std::make_move_iterator(entries_.begin()), std::make_move_iterator(entries_.end()));
    entries_.clear();
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.from < b.second.from; });
    std::vector<std::string> lines;
    for (const auto& [what, entry] : sorted)
        lines.push_back(LogLine().text("source", what.source).text("statement", what.statement).text("language", what.language)
                            .text("version", what.version.hex()).text("from", format_rfc3339(entry.from))
                            .text("to", format_rfc3339(entry.to)).number("times", entry.times)
                            .number("seconds", static_cast<std::uint64_t>((entry.shown + Duration(500)) / Duration(1000)))
                            .text("clock", trust_name(entry.trust)).members());
    if (left_out_ > 0) lines.push_back(LogLine().text("event", "more").number("times", std::exchange(left_out_, 0)).members());
    for (const Showing& each : on_) enter(each, now, 0);
    return lines;
}

}  // namespace chancery
