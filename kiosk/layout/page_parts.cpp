// SPDX-License-Identifier: EUPL-1.2
#include "layout/page_parts.h"

#include <algorithm>

#include "layout/dates.h"

namespace chancery {
namespace {

// Text of another language inside a line keeps its own direction (UAX #9, FSI and PDI).
std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

// Without the isolates that only the screen needs.
std::string as_read(std::string text) {
    for (const std::string_view mark : {"\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
    return text;
}

// What a publisher writes may not look like our mark of what was verified.
std::string without_check_marks(std::string text) {
    for (const std::string_view mark : {"\u2713", "\u2714", "\u2705", "\u2611", "\U0001F5F8", "\U0001F5F9"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
    return text;
}

std::string named(const std::string& text) { return isolated(without_check_marks(text)); }

std::string date_in(const Setting& s, const Version& version, Instant instant) {
    return written_date(instant, s.viewport.time_zone, version.language, whole_text(version));
}

// The day of its newest wording, where that is not the day it was issued on.
std::string as_of(const Setting& s) {
    const auto [issued, revised] = std::pair(s.content.statement.issued, s.content.statement.revised);
    if (!issued || !revised) return {};
    const std::string date = date_in(s, s.content.version, *revised);
    return date == date_in(s, s.content.version, *issued) ? std::string() : written_as_of(date, s.content.version.language);
}

// Who says it, where, when and under which number; the issuer and the date in both languages where there are two. What was verified
// begins with a mark. An event's place is a part of its words.
std::vector<std::string> source_parts(const Setting& s, Names names) {
    const Statement& statement = s.content.statement;
    const Version& version = s.content.version;
    const std::optional<Speaker>& speaker = speaker_in(statement, version);
    std::vector<std::string> parts;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) parts.push_back(named(part));
    };
    if (speaker && names == Names::with_speaker) add(speaker->name), add(speaker->office);
    add(issuer_in(statement, version));
    if (s.content.beside && issuer_in(statement, *s.content.beside) != issuer_in(statement, version)) add(issuer_in(statement, *s.content.beside));
    if (!has_occasion(statement)) add(place_in(statement, version));
    if (statement.issued) parts.push_back(date_in(s, version, *statement.issued));
    if (statement.issued && s.content.beside && date_in(s, *s.content.beside, *statement.issued) != parts.back())
        parts.push_back(isolated(date_in(s, *s.content.beside, *statement.issued)));
    add(as_of(s));
    if (!statement.number.empty()) add(written_number(statement.number, s.content.version.language));
    if (statement.verified && !parts.empty()) parts.front().insert(0, "\u2713\u00A0");
    return parts;
}

// Adds the lines of a paragraph below those of another.
void append(SetParagraph& paragraph, SetParagraph below) {
    for (Line& line : below.lines) {
        line.baseline += paragraph.height;
        for (GlyphRun& run : line.runs) run.baseline += paragraph.height;
        paragraph.lines.push_back(std::move(line));
    }
    paragraph.height += below.height;
    paragraph.missing_glyphs += below.missing_glyphs;
}

bool stands_in(const GlyphRun& run, int hang, const Rect& box) {
    return run.x + hang >= box.x - 1 && run.x + run.advance <= box.right() + 1 && run.baseline >= box.y && run.baseline <= box.bottom();
}

}  // namespace

void place(Page& page, const std::vector<Line>& lines, int x, int y, const Rect& within) {
    for (const Line& line : lines)
        for (GlyphRun run : line.runs) {
            run.x += x;
            run.baseline += y;
            page.clipped = page.clipped || !stands_in(run, line.hang, within);
            page.min_text_px = page.min_text_px == 0 ? run.px : std::min(page.min_text_px, run.px);
            page.frame.items.emplace_back(std::move(run));
        }
    page.lines += static_cast<int>(lines.size());
}

void place(Page& page, const SetParagraph& paragraph, int x, int y, const Rect& within) {
    place(page, paragraph.lines, x, y, within);
    page.missing_glyphs += paragraph.missing_glyphs;
}

void place(Page& page, const std::vector<Line>& lines, const Rect& box, Side side, const Rect& within) {
    for (const Line& line : lines) {
        if (line.runs.empty()) continue;
        int left = line.runs.front().x + line.hang, end = left;
        for (const GlyphRun& run : line.runs) left = std::min(left, run.x + line.hang), end = std::max(end, run.x + run.advance);
        const int room = box.width - (end - left);
        const int indent = side == Side::left ? 0 : side == Side::right ? room : room / 2;
        place(page, {line}, box.x + indent - left, box.y, within);
    }
}

void place(Page& page, const SetParagraph& paragraph, const Rect& box, Side side, const Rect& within) {
    place(page, paragraph.lines, box, side, within);
    page.missing_glyphs += paragraph.missing_glyphs;
}

void say(Page& page, std::string_view text) {
    if (text.empty()) return;
    if (!page.text.empty()) page.text += '\n';
    page.text += text;
}

void place_rule(Page& page, const SlideGrid& grid, const Rect& column, int y, Side side, const Color& color) {
    const int width = column.width / 8, room = column.width - width;
    const int indent = side == Side::left ? 0 : side == Side::right ? room : room / 2;
    page.frame.items.emplace_back(Fill{{column.x + indent, y, width, grid.rule_height}, color});
}

Rect foot_row(const SlideGrid& grid) {
    Rect row = grid.column;
    const int indent = grid.emblem.width > 0 ? grid.emblem.width + grid.gap : 0;
    row.width -= grid.foot_inset + indent;
    row.x += grid.right_to_left ? grid.foot_inset : indent;
    return row;
}

Foot set_foot(const Setting& s, const SlideGrid& grid, Names names) {
    Foot foot;
    foot.mark_width = grid.label_px * (grid.foot_inset > 0 ? 3 : 5);
    const auto set = [&](const std::string& text) {
        return set_label(s, grid.label_px, text, s.content.version.language, foot_row(grid).width - foot.mark_width);
    };
    const auto end_line = [&](const std::string& line) {
        append(foot.label, set(line));
        foot.text += (foot.text.empty() ? "" : "\n") + as_read(line);
    };
    // "Belgium · Foreign Affairs · 10 December 2025": as much on a line as fits, and no dot where a line ends.
    std::string line;
    for (const std::string& part : source_parts(s, names)) {
        const std::string longer = line.empty() ? part : line + "  ·  " + part;
        const bool fits = line.empty() || set(longer).lines.size() == 1;
        if (!fits) end_line(line);
        line = fits ? longer : part;
    }
    if (!line.empty()) end_line(line);
    return foot;
}

// More dots than this are counted by nobody.
static bool has_dots(const Setting& s, std::size_t pages) {
    constexpr std::size_t most = 12;
    return s.viewport.footer.dots && pages > 1 && pages <= most;
}

void place_footer(Page& page, const Setting& s, const SlideGrid& grid, std::size_t number, std::size_t pages) {
    const Rect& area = grid.footer;
    if (area.height <= 0) return;
    page.footer = FooterPlace{area, s.viewport.footer.lines, grid.label_px, 0, s.theme.quiet, s.content.version.language, text_font(s.theme)};
    if (!has_dots(s, pages)) return;
    const int dot = std::max(4, grid.label_px / 3), row = grid.label_px * 3 / 2, drawn_out = 3 * dot;
    const int width = static_cast<int>(pages - 1) * 2 * dot + drawn_out;
    page.footer->kept = width + grid.gap;
    int x = grid.right_to_left ? area.x + width : area.right() - width;
    for (std::size_t i = 0; i < pages; ++i) {
        const int long_side = i == number ? drawn_out : dot;
        if (grid.right_to_left) x -= long_side;
        page.frame.items.emplace_back(Fill{{x, area.bottom() - (row + dot) / 2, long_side, dot}, i == number ? s.theme.text : s.theme.quiet});
        x += grid.right_to_left ? -dot : long_side + dot;
    }
}

static void place_emblem(Page& page, const Setting& s, const SlideGrid& grid) {
    if (grid.emblem == Size{} || !s.theme.emblem) return;
    const int x = grid.right_to_left ? grid.column.right() - grid.emblem.width : grid.column.x;
    page.frame.items.emplace_back(Mark{{x, grid.column.bottom() - grid.emblem.height, grid.emblem.width, grid.emblem.height}, s.theme.emblem->name});
}

// Beside a taller emblem, at its middle.
static int foot_top(const SlideGrid& grid, const Foot& foot) {
    return foot_row(grid).bottom() - std::max((grid.emblem.height + foot.label.height) / 2, foot.label.height);
}

int foot_baseline(const SlideGrid& grid, const Foot& foot) {
    const auto& lines = foot.label.lines;
    return lines.empty() ? grid.column.bottom() - grid.label_px / 3 : foot_top(grid, foot) + lines.back().baseline;
}

void place_foot(Page& page, const Setting& s, const SlideGrid& grid, const Foot& foot, std::size_t number, std::size_t pages) {
    const Rect row = foot_row(grid);
    place_emblem(page, s, grid);
    const int top = foot_top(grid, foot);
    const Side side = grid.centred ? Side::middle : beginning(grid.right_to_left);
    place(page, foot.label, {row.x, top, row.width, foot.label.height}, side, grid.column);
    say(page, foot.text);
    place_footer(page, s, grid, number, pages);
    if (pages < 2 || has_dots(s, pages)) return;
    const Version& version = s.content.version;
    const std::string mark = page_mark(number + 1, pages, version.language, whole_text(version));
    const SetParagraph set = set_label(s, grid.label_px, mark, version.language, foot.mark_width);
    say(page, mark);
    if (set.lines.empty()) return;
    // On the line of the label, whose script may stand higher.
    const int y = foot_baseline(grid, foot) - set.lines.back().baseline;
    place(page, set, {row.x, y, row.width, set.height}, ending(grid.right_to_left), grid.column);
}

std::vector<Block> occasion_of(const Setting& s, const Version& version) {
    const Statement& statement = s.content.statement;
    std::vector<Block> words;
    if (!has_occasion(statement)) return words;
    if (statement.begins)
        words.push_back({Block::Kind::heading, written_time(*statement.begins, statement.ends, s.viewport.time_zone, version.language, whole_text(version)), {}});
    if (const std::string& place = place_in(statement, version); !place.empty()) words.push_back({Block::Kind::paragraph, place, {}});
    return words;
}

SetParagraph set_credit(const Setting& s, const SlideGrid& grid, int width) {
    if (!s.backdrop || s.backdrop->credit.empty()) return {};
    return set_label(s, grid.label_px, s.backdrop->credit, "und", width);
}

}  // namespace chancery
