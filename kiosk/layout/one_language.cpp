// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "layout/column.h"

namespace chancery {
namespace {

// A title that says it all is set as large as this, by the title size.
constexpr double card_scale = 1.5;
// A quotation, from the largest to the smallest, by the sizes of title and text.
constexpr double largest_quotation = 1.0, smallest_quotation = 1.15;
// Words of condolence are quiet.
constexpr double condolence_scale = 0.85;

TextRequest body_request(const Setting& s, const Column& column, const std::vector<Block>& blocks) {
    TextRequest request;
    request.blocks = &blocks;
    request.language = s.content.version.language;
    request.style = {text_font(s.theme), column.grid.text_px, s.theme.text};
    request.floor_px = column.grid.floor_px;
    request.width = column.grid.column.width;
    request.height = body_room(column);
    return request;
}

SetParagraph set_line(const Setting& s, const SlideGrid& grid, std::string_view text, const FontStyle& font, int px, const Color& color) {
    ParagraphRequest request;
    request.text = text;
    request.language = s.content.version.language;
    request.style = {font, px, color};
    request.width = grid.column.width;
    request.breaking = Breaking::balanced;
    return set_paragraph(s.typeface, request);
}

SlideGrid usual_grid(const Setting& s) {
    return slide_grid(s.viewport, s.theme, s.right_to_left(), s.backdrop.has_value());
}

// In the strongest letters of the page after its title: what a guest came to read. Where it is too long to stand on every
// page it opens the running text.
void add_occasion(const Setting& s, Column& column, std::vector<Block>& blocks) {
    const std::vector<Block> words = occasion_of(s, s.content.version);
    Column with = column;
    for (const Block& block : words) {
        const bool first = block == words.front();
        const FontStyle font = text_font(s.theme, block.kind == Block::Kind::heading);
        with.head.push_back({set_line(s, with.grid, block.text, font, with.grid.text_px, s.theme.title), block.text, with.grid.gap / (first ? 1 : 4)});
        with.read_once += block.text + "\n";
    }
    if (2 * head_height(with) <= with.grid.column.height) column = std::move(with);
    else blocks.insert(blocks.begin(), words.begin(), words.end());
}

// Title above text.
Column set_statement(const Setting& s, SlideGrid grid, double title_scale) {
    const Version& version = s.content.version;
    Column column;
    column.grid = std::move(grid);
    const int gap = column.grid.gap;
    column.body_gap = gap;
    column.foot = set_foot(s, column.grid);
    auto title = set_title(s, column.grid, version, column.grid.column.width, static_cast<int>(column.grid.title_px * title_scale));
    if (title) {
        column.head.push_back({std::move(title->words), version.title, gap});
        column.read_once = version.title + "\n";
    }
    std::vector<Block> blocks = running_text(version, title.has_value());
    add_occasion(s, column, blocks);
    if (blocks.empty()) column.body_gap = 0;
    column.body = set_text(s.typeface, body_request(s, column, blocks));
    return column;
}

// Large words, and beneath them who said them: nothing where the words need more than one page for that.
std::optional<Column> set_quotation(const Setting& s, const SlideGrid& usual) {
    const Speaker& speaker = *speaker_in(s.content.statement, s.content.version);
    const Version& version = s.content.version;
    Column column;
    column.grid = usual;
    const SlideGrid& grid = column.grid;
    const FontStyle plain = text_font(s.theme);
    column.body_gap = grid.gap;
    column.foot = set_foot(s, grid, Names::issuer_only);
    column.tail.push_back({set_line(s, grid, speaker.name, text_font(s.theme, true), grid.text_px, s.theme.text), speaker.name, grid.gap});
    if (!speaker.office.empty())
        column.tail.push_back({set_line(s, grid, speaker.office, plain, grid.floor_px, s.theme.quiet), speaker.office, grid.gap / 6});
    std::vector<Block> words = running_text(version, true);
    // Where there is nothing but a title, that is what was said.
    const bool titled = !words.empty() && !version.title.empty();
    if (words.empty()) words.push_back({Block::Kind::paragraph, version.title, {}});
    for (Block& block : words) block.kind = Block::Kind::paragraph;
    if (titled) {
        column.head.push_back({set_line(s, grid, version.title, plain, grid.floor_px, s.theme.quiet), version.title, grid.gap});
        column.read_once = version.title + "\n";
    }
    TextRequest request = body_request(s, column, words);
    request.style = {title_font(s.theme), static_cast<int>(grid.title_px * largest_quotation), s.theme.title};
    request.floor_px = std::min(static_cast<int>(grid.text_px * smallest_quotation), request.style.px);
    column.body = set_text(s.typeface, request);
    const bool fits = column.body.pages.size() == 1 && column.body.pages.front().height <= body_room(column);
    return fits ? std::optional(std::move(column)) : std::nullopt;
}

// In the middle of an empty screen.
Column set_condolence(const Setting& s, SlideGrid grid) {
    grid.column.x = (s.viewport.size.width - grid.column.width) / 2;
    grid.centred = true;
    grid.emblem = {};
    grid.foot_height = 0;
    return set_statement(s, std::move(grid), condolence_scale);
}

Column set_column(const Setting& s, const SlideGrid& grid) {
    const Statement& statement = s.content.statement;
    const std::optional<Speaker>& speaker = speaker_in(statement, s.content.version);
    if (statement.kind == Statement::Kind::quotation && speaker && !speaker->name.empty())
        if (auto quotation = set_quotation(s, grid)) return *std::move(quotation);
    if (statement.kind == Statement::Kind::condolence && !s.backdrop) return set_condolence(s, grid);
    const Version& version = s.content.version;
    return set_statement(s, grid, version.body.empty() && version.summary.empty() ? card_scale : 1);
}

// Below a picture on an upright screen the text takes more of it where that spares its reader a page.
Column set_usual_column(const Setting& s) {
    Column column = set_column(s, usual_grid(s));
    if (!column.grid.at_foot || column.body.pages.size() < 2 || s.backdrop->whole) return column;
    Column taller = set_column(s, slide_grid(s.viewport, s.theme, s.right_to_left(), true, true));
    return taller.body.pages.size() < column.body.pages.size() ? taller : column;
}

// At the foot of the column a code takes height from the text: it may not break up a text of one page, and of a longer
// one it may make four pages out of three.
bool costs_too_much(const Column& with, const Column& without) {
    const auto pages = [](const Column& column) { return std::max<std::size_t>(column.body.pages.size(), 1); };
    return 3 * pages(with) > 4 * pages(without) || body_room(with) < 0;
}

std::optional<Column> with_code_below(const Setting& s, SlideGrid grid, const Column& bare) {
    for (const double arcmin : module_ladder) {
        std::vector<CodeCard> cards = make_code_cards(s, grid, {grid.column.width / 2, grid.column.height / 2}, arcmin);
        if (cards.empty()) continue;
        const Size size = size_of(cards, grid);
        grid.foot_inset = size.width + grid.gap;
        grid.foot_height = std::max(grid.emblem.height, size.height);
        Column column = set_column(s, grid);
        column.cards = std::move(cards);
        if (!costs_too_much(column, bare)) return column;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Page> one_language(const Setting& s) {
    Column column = set_usual_column(s);
    const SlideGrid grid = column.grid;
    column.cards = make_code_cards(s, grid, room_beside(s, grid), easy_module_arcmin);
    column.cards_beside = !column.cards.empty();
    if (!column.cards_beside)
        if (const auto below = with_code_below(s, grid, column)) return column_pages(s, *below);
    return column_pages(s, column);
}

}  // namespace chancery
