// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <iostream>
#include <set>

#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/preview_show.h"
#include "schedule/zone.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration usual_length = 24h;

// One row: a statement in one language, or two side by side, with all its pages.
struct Row {
    Instant from{}, until{};
    std::string language, title, why;
    std::size_t pages = 0;
};

std::string languages(const Cue& cue) {
    if (cue.dark) return "-";
    return cue.text().language + (cue.beside ? "+" + cue.what().versions[*cue.beside].language : "");
}

std::string title(const Cue& cue) {
    if (cue.dark) return "(dark)";
    const Version& text = cue.text();
    if (!text.title.empty()) return text.title;
    if (!text.body.empty()) return text.body.front().text.substr(0, 60);
    if (!text.summary.empty()) return text.summary;
    return cue.what().picture ? cue.what().picture->url : cue.what().id;
}

Row row_of(const Cue& cue, Instant from) {
    Row row{from, from, languages(cue), title(cue), cue.why, 0};
    if (!cue.protocol.empty()) row.why += " (" + cue.protocol + ")";
    return row;
}

bool same_row(const Row& a, const Row& b) { return a.language == b.language && a.title == b.title && a.why == b.why; }

// Prints the rows with the clock of the place, and the day where it begins.
class Table {
public:
    explicit Table(const std::string& zone) : zone_(zone) {}

    // A row that was printed since the program began is counted, and the next program says how often.
    void print(const Row& row) {
        if (row.why != why_) {
            print_repeated();
            printed_.clear();
            why_ = row.why;
        }
        if (printed_.insert(row.language + row.title).second) print_new(row);
        else ++repeated_;
    }

    void print_repeated() {
        if (repeated_ > 0) std::printf("          … and so on, %zu times more\n", repeated_);
        repeated_ = 0;
    }

private:
    void print_new(const Row& row) {
        const auto local = row.from + zone_.offset_at(row.from);
        const auto day = std::chrono::floor<std::chrono::days>(local);
        if (day != day_) print_day(day);
        const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(local - day));
        const auto length = std::chrono::duration_cast<std::chrono::seconds>(row.until - row.from).count();
        std::printf("%02d:%02d:%02d  %5lld s  %-9s %s  [%s]\n", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                    static_cast<int>(time.seconds().count()), static_cast<long long>(length), row.language.c_str(), row.title.c_str(),
                    row.why.c_str());
    }

    void print_day(std::chrono::sys_days day) {
        const std::chrono::year_month_day date(day);
        std::printf("%s%04d-%02u-%02u\n", day_ == std::chrono::sys_days{} ? "" : "\n", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        day_ = day;
    }

    Zone zone_;
    std::chrono::sys_days day_{};
    std::string why_;
    std::set<std::string> printed_;  // since the program began
    std::size_t repeated_ = 0;
};

void print_walk(Walk& walk, Table& table, Duration length) {
    std::optional<Row> row;
    std::optional<Instant> end;
    do {
        const Cue& cue = walk.next();
        if (!end) end = walk.time() + length;
        Row next = row_of(cue, walk.time());
        const Instant until = walk.time() + (cue.until - cue.since);
        // Endless repetition of the one thing that is on stays one row.
        if (row && same_row(*row, next)) {
            row->until = std::min(until, *end);
            continue;
        }
        if (row) {
            row->until = walk.time();
            table.print(*row);
        }
        next.until = std::min(until, *end);
        row = std::move(next);
    } while (walk.time() < *end);
    if (row && row->from < *end) table.print(*row);
    table.print_repeated();
}

}  // namespace

int print_schedule(const RenderOptions& options) {
    auto preview = make_preview(options);
    if (!preview) {
        std::cerr << preview.error().message << "\n";
        return exit_code(preview.error().kind);
    }
    PreviewShow show(*preview, options);
    Table table(show.time_zone());
    print_walk(show.walk(), table, options.length.value_or(usual_length));
    return exit_ok;
}

}  // namespace chancery
