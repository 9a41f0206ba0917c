// SPDX-License-Identifier: EUPL-1.2
#include "layout/compose.h"

#include <algorithm>

#include "layout/dates.h"
#include "layout/paginate.h"
#include "layout/slide.h"

namespace chancery {
namespace {

// A title that needs more lines than this, at its smallest, opens the running text instead.
constexpr std::size_t most_title_lines = 4;
constexpr double smallest_title = 0.62;  // of the title size
constexpr double title_step = 0.92;

struct Setting {
    const Version& version;
    const Theme& theme;
    const Viewport& viewport;
    const SlideGrid& grid;
    Typeface& typeface;
};

std::string whole_text(const Version& version) {
    std::string text = version.title;
    for (const Block& block : version.body) text += " " + block.text;
    return text;
}

SetParagraph set_title(const Setting& s, int px) {
    ParagraphRequest request;
    request.text = s.version.title;
    request.language = s.version.language;
    request.style = {{FontStyle::Family::serif, false, false}, px, s.theme.title};
    request.width = s.grid.column.width;
    request.breaking = Breaking::balanced;
    return set_paragraph(s.typeface, request);
}

// The title in the largest size at which it takes at most three lines, or four at the smallest; nothing where there is
// none, or where it is no title but a text.
std::optional<SetParagraph> fitted_title(const Setting& s) {
    if (s.version.title.empty()) return std::nullopt;
    const int least = std::max(static_cast<int>(s.grid.title_px * smallest_title), s.grid.text_px);
    for (int px = s.grid.title_px;; px = std::max(static_cast<int>(px * title_step), least)) {
        SetParagraph title = set_title(s, px);
        if (title.lines.size() <= most_title_lines - 1 && !title.cuts_words) return title;
        if (px > least) continue;
        const bool fits = title.lines.size() <= most_title_lines && !title.cuts_words;
        return fits ? std::optional(std::move(title)) : std::nullopt;
    }
}

SetParagraph set_label(const Setting& s, std::string_view text, int width) {
    ParagraphRequest request;
    request.text = text;
    request.language = s.version.language;
    request.style = {{FontStyle::Family::sans, false, false}, s.grid.label_px, s.theme.quiet};
    request.width = width;
    request.breaking = Breaking::balanced;
    return set_paragraph(s.typeface, request);
}

// Text of another language inside a line keeps its own direction (UAX #9, FSI and PDI).
std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

// Who says it, and when: "Belgium · Foreign Affairs · 10 December 2025".
std::string source_line(const Statement& statement, const Version& version, const Viewport& viewport) {
    std::vector<std::string> parts;
    if (statement.speaker && !statement.speaker->name.empty()) parts.push_back(isolated(statement.speaker->name));
    if (statement.speaker && !statement.speaker->office.empty()) parts.push_back(isolated(statement.speaker->office));
    if (!statement.issuer.empty()) parts.push_back(isolated(statement.issuer));
    if (statement.issued)
        parts.push_back(written_date(*statement.issued, viewport.time_zone, version.language, whole_text(version)));
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : "  ·  ") + part;
    return line;
}

// Without the isolates that only the screen needs.
std::string as_read(std::string text) {
    for (const std::string_view mark : {"\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
    return text;
}

void place(std::vector<FrameItem>& items, const std::vector<Line>& lines, int x, int y) {
    for (const Line& line : lines)
        for (GlyphRun run : line.runs) {
            run.x += x;
            run.baseline += y;
            items.push_back(std::move(run));
        }
}

// The body of the text, with the title at its head where that did not stand alone.
std::vector<Block> running_text(const Version& version, bool title_stands_alone) {
    std::vector<Block> blocks = version.body;
    if (blocks.empty() && !version.summary.empty()) blocks.push_back({Block::Kind::paragraph, version.summary, {}});
    if (!title_stands_alone && !version.title.empty())
        blocks.insert(blocks.begin(), Block{Block::Kind::heading, version.title, {}});
    return blocks;
}

struct Parts {
    std::optional<SetParagraph> title;
    SetText body;
    std::vector<Block> blocks;  // what body was set from
    SetParagraph label;
    std::string label_text;
    int head = 0;               // px from the block's top to its body
    int mark_width = 0;         // room for the page mark
};

Parts set_parts(const Setting& s, const Statement& statement) {
    Parts parts;
    const SlideGrid& grid = s.grid;
    parts.title = fitted_title(s);
    parts.head = grid.rule_height + grid.gap;
    if (parts.title) parts.head += parts.title->height + grid.gap;
    parts.mark_width = grid.label_px * 5;
    parts.label_text = source_line(statement, s.version, s.viewport);
    parts.label = set_label(s, parts.label_text, grid.column.width - parts.mark_width);
    parts.blocks = running_text(s.version, parts.title.has_value());
    TextRequest request;
    request.blocks = &parts.blocks;
    request.language = s.version.language;
    request.style = {{FontStyle::Family::sans, false, false}, grid.text_px, s.theme.text};
    request.floor_px = grid.floor_px;
    request.width = grid.column.width;
    request.height = grid.column.height - parts.head - parts.label.height - grid.gap;
    parts.body = set_text(s.typeface, request);
    if (parts.body.pages.empty()) parts.body.pages.emplace_back();
    return parts;
}

// The upper edge of the text block: the same on every page of a statement, so that turning a page moves nothing else.
int block_top(const SlideGrid& grid, const Parts& parts) {
    int body = 0;
    for (const TextPage& page : parts.body.pages) body = std::max(body, page.height);
    const int room = grid.column.height - parts.label.height - grid.gap - parts.head - body;
    return grid.column.y + std::max(grid.at_foot ? room : room / 2, 0);
}

bool outside(const Frame& frame, const Rect& column) {
    return std::any_of(frame.items.begin(), frame.items.end(), [&](const FrameItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run && (run->x < column.x - 1 || run->x + run->advance > column.right() + 1 ||
                       run->baseline < column.y || run->baseline > column.bottom());
    });
}

int smallest_px(const Frame& frame) {
    int px = 0;
    for (const FrameItem& item : frame.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) px = px == 0 ? run->px : std::min(px, run->px);
    return px;
}

Page compose_page(const Setting& s, const Parts& parts, std::size_t number, const std::optional<Backdrop>& backdrop) {
    const SlideGrid& grid = s.grid;
    const TextPage& body = parts.body.pages[number];
    const int top = block_top(grid, parts);
    const Rect text{grid.column.x, top, grid.column.width, grid.column.bottom() - top};

    Page page;
    page.frame.size = s.viewport.size;
    page.frame.items = slide_ground(grid, text, s.viewport.size, backdrop, s.theme);
    const int rule_width = grid.column.width / 8;
    const int rule_x = grid.right_to_left ? grid.column.right() - rule_width : grid.column.x;
    page.frame.items.push_back(Fill{{rule_x, top, rule_width, grid.rule_height}, s.theme.accent});
    if (parts.title) place(page.frame.items, parts.title->lines, grid.column.x, top + grid.rule_height + grid.gap);
    place(page.frame.items, body.lines, grid.column.x, top + parts.head);
    const int foot = grid.column.bottom() - parts.label.height;
    const int label_x = grid.column.x + (grid.right_to_left ? parts.mark_width : 0);
    place(page.frame.items, parts.label.lines, label_x, foot);

    page.title = s.version.title;
    if (parts.title) page.text = s.version.title + "\n";
    page.text += body.text;
    if (!parts.label_text.empty()) page.text += "\n" + as_read(parts.label_text);
    page.lines = static_cast<int>((parts.title ? parts.title->lines.size() : 0) + body.lines.size() + parts.label.lines.size());
    page.missing_glyphs = parts.body.missing_glyphs + parts.label.missing_glyphs + (parts.title ? parts.title->missing_glyphs : 0);
    page.dwell = reading_time((parts.title && number == 0 ? s.version.title + "\n" : "") + body.text, s.version.language);

    if (parts.body.pages.size() > 1) {
        const std::string mark = page_mark(number + 1, parts.body.pages.size(), s.version.language, whole_text(s.version));
        const SetParagraph set = set_label(s, mark, parts.mark_width);
        const int width = set.lines.empty() ? 0 : static_cast<int>(set.lines.front().width + 1);
        // At the far end of the column; a right-to-left line stands at the right of the room it was set in.
        const int x = grid.right_to_left ? grid.column.x - (parts.mark_width - width) : grid.column.right() - width;
        // On the line of the label, whose script may stand higher.
        const int line = parts.label.lines.empty() ? set.height : parts.label.lines.back().baseline;
        const int own = set.lines.empty() ? 0 : set.lines.back().baseline;
        place(page.frame.items, set.lines, x, parts.label.lines.empty() ? grid.column.bottom() - line : foot + line - own);
        page.text += "\n" + mark;
    }
    page.right_to_left = grid.right_to_left;
    page.min_text_px = smallest_px(page.frame);
    page.clipped = outside(page.frame, grid.column);
    return page;
}

}  // namespace

std::vector<Page> compose(const Statement& statement, const Version& version, const std::optional<Backdrop>& backdrop,
                          const Theme& theme, const Viewport& viewport, Typeface& typeface) {
    const SlideGrid grid = slide_grid(viewport, theme, is_right_to_left(version.language), backdrop.has_value());
    const Setting setting{version, theme, viewport, grid, typeface};
    const Parts parts = set_parts(setting, statement);
    std::vector<Page> pages;
    for (std::size_t number = 0; number < parts.body.pages.size(); ++number)
        pages.push_back(compose_page(setting, parts, number, backdrop));
    return pages;
}

}  // namespace chancery
