// SPDX-License-Identifier: EUPL-1.2
// Draws a text as the kiosk would, for looking at: one paragraph a line of the input.
//   specimen LANGUAGE PX WIDTH OUT.png [greedy|balanced] [serif] [bold] [italic] [plain] < TEXT
// plain: every script in the same size, as a browser sets it.
#include <SDL_image.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "layout/shaped_text.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/text_painter.h"

using namespace chancery;

namespace {

constexpr int margin = 40;
constexpr Color ink{240, 242, 245, 255};

void save(Pixels& pixels, const char* file) {
    SDL_Surface* surface = SDL_CreateRGBSurfaceWithFormatFrom(pixels.rows.data(), pixels.size.width, pixels.size.height, 32,
                                                              pixels.size.width * 4, SDL_PIXELFORMAT_ARGB8888);
    if (IMG_SavePNG(surface, file) != 0) std::cerr << SDL_GetError() << '\n';
    SDL_FreeSurface(surface);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 64;
    const std::string language = argv[1];
    ShapedText::Setting setting{std::atoi(argv[2]), std::atoi(argv[3]), ink};
    FontStyle font;
    for (int i = 5; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "greedy") setting.breaking = Breaking::greedy;
        if (word == "balanced") setting.breaking = Breaking::balanced;
        if (word == "serif") font.family = FontStyle::Family::serif;
        if (word == "bold") font.bold = true;
        if (word == "italic") font.italic = true;
        if (word == "plain") setting.optical_sizes = false;
    }
    HarfBuzzTypeface typeface;
    std::vector<SetParagraph> paragraphs;
    int height = 2 * margin;
    for (std::string text; std::getline(std::cin, text);) {
        paragraphs.push_back(ShapedText(typeface, text, language, font, nullptr).lay_out(setting));
        height += paragraphs.back().height + setting.px / 2;
    }
    Pixels pixels{{setting.width + 2 * margin, height}, {}};
    pixels.rows.assign(static_cast<std::size_t>(pixels.size.width) * static_cast<std::size_t>(height), 0xFF101828);
    TextPainter painter;
    int y = margin;
    for (const SetParagraph& paragraph : paragraphs) {
        for (const Line& line : paragraph.lines)
            for (GlyphRun run : line.runs) {
                run.x += margin;
                run.baseline += y;
                painter.draw(pixels, run);
            }
        y += paragraph.height + setting.px / 2;
        if (paragraph.missing_glyphs > 0) std::cerr << "missing glyphs: " << paragraph.missing_glyphs << '\n';
    }
    save(pixels, argv[4]);
    if (!painter.shapes_with_context()) std::cerr << "drawn without context\n";
}
