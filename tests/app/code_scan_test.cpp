// SPDX-License-Identifier: EUPL-1.2
// What a phone would read: pages are drawn, written as PNG, and decoded by zbar, which nobody here wrote.
#include <array>
#include <cstdio>
#include <string>

#include "app/files.h"
#include "catch.h"
#include "fakes/scratch_folder.h"
#include "layout/compose.h"
#include "layout/theme.h"
#include "picture/png.h"
#include "screen/canvas.h"
#include "screen/harfbuzz_typeface.h"
#include "screen/text_painter.h"

using namespace chancery;

namespace {

std::string output_of(const std::string& command) {
    std::string out;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    for (char part[256]; std::fgets(part, sizeof part, pipe);) out += part;
    ::pclose(pipe);
    return out;
}

bool zbar_is_here() { return output_of("command -v zbarimg").size() > 1; }

// A picture in wide bands, dark and light.
std::shared_ptr<const Pixels> bands(Size size) {
    auto pixels = std::make_shared<Pixels>();
    pixels->size = size;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) pixels->rows.push_back((x + y) / 97 % 2 ? 0xFFF0F0F0U : 0xFF202020U);
    return pixels;
}

// The text of every code on the page, a line each.
std::string scanned(const Page& page) {
    static const ScratchFolder folder;
    const std::string file = (folder.path() / "page.png").string();
    TextPainter painter;
    Canvas canvas([&](Pixels& pixels, const GlyphRun& run) { painter.draw(pixels, run); });
    Pixels pixels;
    canvas.begin(page.frame, [&](const Digest&) { return bands(page.frame.size); }, pixels);
    while (canvas.draw_next()) {}
    const auto png = encode_png(pixels);
    REQUIRE(png);
    REQUIRE(write_file(file, *png));
    return output_of("zbarimg --quiet --raw -Sdisable -Sqrcode.enable '" + file + "' 2>/dev/null");
}

Theme light_theme() {
    Theme theme;
    theme.ground = theme.ground_end = theme.scrim = {250, 248, 242, 255};
    theme.title = theme.text = theme.quiet = {20, 20, 30, 255};
    return theme;
}

Statement linked_statement(const std::string& language, const std::string& link) {
    Statement statement;
    statement.id = "s";
    statement.issuer = "Foreign Affairs";
    Version version;
    version.language = language;
    version.title = language == "ar" ? "يوم حقوق الإنسان" : "Human Rights Day";
    version.body.push_back({Block::Kind::paragraph, language == "ar" ? "لكل إنسان الكرامة نفسها." : "Every person has the same dignity.", {}});
    version.link = link;
    statement.versions.push_back(std::move(version));
    return statement;
}

}  // namespace

TEST_CASE("every code on a drawn page leads where it says, on dark and light, over pictures, in both directions, from 720p to 4K") {
    if (!zbar_is_here()) {
        WARN("zbarimg is not installed: apt-get install zbar-tools");
        return;
    }
    HarfBuzzTypeface typeface;
    const std::array<std::uint8_t, 32 * 18> bright = [] { std::array<std::uint8_t, 32 * 18> cells{}; cells.fill(230); return cells; }();
    for (const Size size : {Size{1280, 720}, Size{1920, 1080}, Size{3840, 2160}, Size{720, 1280}, Size{1080, 1920}, Size{1024, 768}, Size{1080, 1080}})
        for (const std::string language : {"en", "ar"})
            for (const Theme& theme : {Theme{}, light_theme()}) {
                const Statement statement = linked_statement(language, "https://www.mfa.example/" + language + "/statements/2025/human-rights-day?No=214");
                const bool pictured = language == "ar";
                const auto backdrop = pictured ? std::optional(Backdrop{sha256("x"), bright.data(), 32, 18, "Photo: A. Example"}) : std::nullopt;
                const auto pages = compose({statement, statement.versions[0]}, backdrop, theme, {size, {}, "UTC"}, typeface);
                CAPTURE(size.width, size.height, language, theme.ground.red);
                REQUIRE(pages.at(0).links.size() == 1);
                CHECK(scanned(pages.at(0)) == statement.versions[0].link + "\n");
            }
}
